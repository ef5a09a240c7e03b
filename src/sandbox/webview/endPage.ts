import { html } from './html.ts';
import type { SafeHtml } from './SafeHtml.ts';
import { ICONS } from './ICONS.ts';
import { layout } from './layout.ts';

/** How a link ended. */
export interface End {
  title: string;
  state: string;
  icon: keyof typeof ICONS;
  text: string;
  /** What was paid, and to whom. */
  detail?: SafeHtml | undefined;
  /** Where the customer goes back to. */
  returnUrl?: string | undefined;
  /** Whether the page goes there by itself. */
  leads?: boolean;
}

/** Seconds that a result stays before the page leads back to the shop. */
const RESULT_SECONDS = 3;

/** A page on which nothing is left to do but to go back to the shop. */
export function endPage({ title, state, icon, text, detail, returnUrl, leads }: End): SafeHtml {
  return layout({
    title,
    state,
    head:
      leads && returnUrl !== undefined
        ? html`<noscript
            ><meta http-equiv="refresh" content="${RESULT_SECONDS};url=${returnUrl}"
          /></noscript>`
        : undefined,
    body: html`<main class="sheet end">
      <div class="content">
        <div class="result">
          <span class="mark" aria-hidden="true">${ICONS[icon]}</span>
          <h1 class="result-title">${title}</h1>
          ${detail}
          <p class="result-text">${text}</p>
        </div>
        ${
          returnUrl !== undefined &&
          html`<p class="leave">
            <a
              class="button primary"
              href="${returnUrl}"
              rel="noreferrer"
              ${leads && html`data-redirect-after="${RESULT_SECONDS}"`}
              >Kembali ke toko</a
            >
            ${leads && html`<small>Anda dialihkan otomatis dalam ${RESULT_SECONDS} detik.</small>`}
          </p>`
        }
      </div>
    </main>`,
  });
}
