/** What differs from page to page of the webview. */
interface Layout {
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

/** What may stand in a template: text (it is escaped), other templates, or nothing. */
type HtmlValue = string | number | SafeHtml | readonly SafeHtml[] | false | undefined;

/** Tag of templates whose values cannot break out of their place. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml {
  return new SafeHtml(String.raw({ raw: strings }, ...values.map(write)));
}

function write(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof SafeHtml) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text that is safe to put into a page as it is. */
export class SafeHtml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The page's own drawings; each takes the colour of the text around it. */
export const ICONS: Readonly<Record<'code' | 'done' | 'failed' | 'time', SafeHtml>> = {
  code: html`<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor">
    <path stroke-width="2" d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4z" />
    <path stroke-width="2" d="M14 15h3M20 14v3M15 19v2M19 20h2" />
  </svg>`,
  done: icon('M7 12.5l3.5 3.5L17 9'),
  failed: icon('M8 8l8 8M16 8l-8 8'),
  time: icon('M12 7v5.5l3.5 2'),
};

function icon(path: string): SafeHtml {
  return html`<svg viewBox="0 0 24 24" width="64" height="64" fill="none" stroke="currentColor">
    <circle cx="12" cy="12" r="11" fill="currentColor" stroke="none" opacity="0.14" />
    <path stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="${path}" />
  </svg>`;
}
