import type { PaymentOutcome, PaymentSession } from '../PaymentSession.ts';
import { formatRupiah } from './formatRupiah.ts';
import { html, type Html } from './html.ts';
import { ICONS } from './ICONS.ts';
import { layout } from './layout.ts';

const WORDS = {
  paid: { title: 'Pembayaran berhasil', text: 'Pembayaran Anda telah kami terima.', icon: 'done' },
  failed: { title: 'Pembayaran gagal', text: 'Saldo Anda tidak terpotong.', icon: 'failed' },
  cancelled: {
    title: 'Pembayaran dibatalkan',
    text: 'Saldo Anda tidak terpotong.',
    icon: 'failed',
  },
} as const;

/** How it ended; the page then leads back to the shop by itself, as Pivot does. */
export function resultPage(session: PaymentSession, outcome: PaymentOutcome): Html {
  const { title, text, icon } = WORDS[outcome.status];
  return layout({
    title,
    state: outcome.status,
    main: html`<div class="result" role="status">
      <span class="mark" aria-hidden="true">${ICONS[icon]}</span>
      ${outcome.amount !== undefined && html`<p class="amount">${formatRupiah(outcome.amount)}</p>`}
      ${session.scanned !== undefined && html`<p>${session.scanned.merchantName}</p>`}
      <p class="hint">${text}</p>
    </div>`,
    redirectUrl: outcome.status === 'paid' ? session.redirectUrl : session.failedRedirectUrl,
  });
}
