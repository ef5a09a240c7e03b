import type { PaymentOutcome, PaymentSession } from '../PaymentSession.ts';
import { endPage } from './endPage.ts';
import { formatRupiah } from './formatRupiah.ts';
import { html, type Html } from './html.ts';

const WORDS = {
  paid: {
    title: 'Pembayaran berhasil',
    text: 'Terima kasih. Bukti pembayaran tersimpan di riwayat transaksi Anda.',
    icon: 'done',
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

/** How it ended; the page then leads back to the shop by itself, as Pivot does. */
export function resultPage(session: PaymentSession, outcome: PaymentOutcome): Html {
  const { amount, status } = outcome;
  return endPage({
    ...WORDS[status],
    state: status,
    detail: html`${amount !== undefined && html`<p class="amount">${formatRupiah(amount)}</p>`}
    ${session.scanned !== undefined && html`<p>${session.scanned.merchantName}</p>`}`,
    returnUrl: status === 'paid' ? session.redirectUrl : session.failedRedirectUrl,
    leads: true,
  });
}
