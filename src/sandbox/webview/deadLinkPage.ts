import { html, type Html } from './html.ts';
import { ICONS } from './ICONS.ts';
import { layout } from './layout.ts';

const WORDS = {
  expired: {
    title: 'Tautan kedaluwarsa',
    text: 'Waktu pembayaran sudah habis dan saldo Anda tidak terpotong. Buat tautan baru dari toko.',
    icon: 'time',
  },
  unknown: {
    title: 'Tautan tidak dikenal',
    text: 'Periksa kembali alamatnya, atau buat tautan baru dari toko.',
    icon: 'failed',
  },
} as const;

/**
 * A link that no longer pays, or never did.
 *
 * @param returnUrl Where the customer may go back to, if the link is one of ours.
 */
export function deadLinkPage(state: 'expired' | 'unknown', returnUrl?: string): Html {
  const { title, text, icon } = WORDS[state];
  return layout({
    title,
    state,
    main: html`<div class="result" role="status">
      <span class="mark" aria-hidden="true">${ICONS[icon]}</span>
      <p class="hint">${text}</p>
      ${
        returnUrl !== undefined &&
        html`<p class="leave">
          <a class="button primary" href="${returnUrl}" rel="noreferrer">Kembali ke toko</a>
        </p>`
      }
    </div>`,
  });
}
