import { html, type Html } from './html.ts';

/** What every page of the webview has. */
export interface Layout {
  title: string;
  /** Names the page for styles and tests. */
  state: string;
  /** What stands right in the header: the countdown. */
  aside?: Html | undefined;
  main: Html;
  /** The sandbox's own controls under the page. */
  controls?: Html | undefined;
  /** Where the page leads by itself after its result was seen. */
  redirectUrl?: string | undefined;
}

/** Seconds that a result stays before the page leads back to the shop. */
const RESULT_SECONDS = 3;

/** A whole page of the webview around its content. */
export function layout(page: Layout): Html {
  const { title, state, aside, main, controls, redirectUrl } = page;
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
        ${
          redirectUrl !== undefined &&
          html`<noscript>
            <meta http-equiv="refresh" content="${RESULT_SECONDS};url=${redirectUrl}" />
          </noscript>`
        }
      </head>
      <body data-state="${state}">
        <p class="ribbon"><strong>Sandbox</strong> – tidak ada uang sungguhan</p>
        <div class="sheet">
          <header class="bar">
            <h1 class="bar-title">${title}</h1>
            ${aside}
          </header>
          <main class="content">
            ${main}
            ${
              redirectUrl !== undefined &&
              html`<p class="leave">
                <a
                  class="button primary"
                  href="${redirectUrl}"
                  rel="noreferrer"
                  data-redirect-after="${RESULT_SECONDS}"
                  >Kembali ke toko</a
                >
                <small>Anda dialihkan otomatis dalam ${RESULT_SECONDS} detik.</small>
              </p>`
            }
          </main>
        </div>
        ${controls}
      </body>
    </html>`;
}
