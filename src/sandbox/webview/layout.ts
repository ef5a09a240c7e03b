import { html } from './html.ts';
import type { SafeHtml } from './SafeHtml.ts';

/** What differs from page to page of the webview. */
export interface Layout {
  title: string;
  /** Names the page for styles and tests. */
  state: string;
  /** More of the document's head. */
  head?: SafeHtml | undefined;
  body: SafeHtml;
}

/** A whole page of the webview. */
export function layout({ title, state, head, body }: Layout): SafeHtml {
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Sandbox</title>
        <link rel="stylesheet" href="/whitelabel/qris-payment.css" />
        <link rel="icon" href="/whitelabel/qris-payment.svg" />
        <script type="module" src="/whitelabel/qris-payment.js"></script>
        ${head}
      </head>
      <body data-state="${state}">
        <header class="ribbon"><strong>Sandbox</strong> – tidak ada uang sungguhan</header>
        ${body}
      </body>
    </html>`;
}
