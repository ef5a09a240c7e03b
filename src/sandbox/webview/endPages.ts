import type { PaymentSession, TransactionEnd } from '../context.ts';
import { formatRupiah } from '../rupiah.ts';
import { html, ICONS, layout, type SafeHtml } from './layout.ts';

const RESULT_WORDS = {
  paid: {
    title: 'Pembayaran berhasil',
    text: 'Terima kasih. Bukti pembayaran tersimpan di riwayat transaksi Anda.',
    icon: 'done',
  },
  pending: {
    title: 'Pembayaran diproses',
    text: 'Kami sedang memastikan pembayaran Anda. Mohon jangan membayar lagi.',
    icon: 'time',
  },
  failed: {
    title: 'Pembayaran gagal',
    text: 'Saldo Anda tidak terpotong.',
    icon: 'failed',
  },
  cancelled: {
    title: 'Pembayaran dibatalkan',
    text: 'Saldo Anda tidak terpotong.',
    icon: 'failed',
  },
} as const;

/**
 * How it ended; the page then leads back to the shop by itself, as Pivot does.
 *
 * @param now Epoch ms.
 */
export function resultPage(
  session: PaymentSession,
  { amount, status, finalAt }: TransactionEnd,
  now: number,
): SafeHtml {
  const state = finalAt > now ? 'pending' : status;
  return endPage({
    ...RESULT_WORDS[state],
    state,
    detail: html`${amount !== undefined && html`<p class="amount">${formatRupiah(amount)}</p>`}
    ${session.scanned !== undefined && html`<p>${session.scanned.merchantName}</p>`}`,
    returnUrl: status === 'paid' ? session.redirectUrl : session.failedRedirectUrl,
    leads: true,
  });
}

const DEAD_LINK_WORDS = {
  expired: {
    title: 'Tautan kedaluwarsa',
    text: 'Waktu pembayaran sudah habis dan saldo Anda tidak terpotong. Silakan buat tautan baru dari toko.',
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
export function deadLinkPage(state: 'expired' | 'unknown', returnUrl?: string): SafeHtml {
  return endPage({ ...DEAD_LINK_WORDS[state], state, returnUrl });
}

/** How a link ended. */
interface End {
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
function endPage({ title, state, icon, text, detail, returnUrl, leads }: End): SafeHtml {
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
