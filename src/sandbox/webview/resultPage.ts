import type { PaymentOutcome, PaymentSession } from '../PaymentSession.ts';
import { endPage } from './endPage.ts';
import { formatRupiah } from './formatRupiah.ts';
import { html } from './html.ts';
import type { SafeHtml } from './SafeHtml.ts';

const WORDS = {
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
  outcome: PaymentOutcome,
  now: number,
): SafeHtml {
  const { amount, at, status } = outcome;
  const isPending = status === 'paid' && at + session.settleMs > now;
  const state = isPending ? 'pending' : status;
  return endPage({
    ...WORDS[state],
    state,
    detail: html`${amount !== undefined && html`<p class="amount">${formatRupiah(amount)}</p>`}
    ${session.scanned !== undefined && html`<p>${session.scanned.merchantName}</p>`}`,
    returnUrl: status === 'paid' ? session.redirectUrl : session.failedRedirectUrl,
    leads: true,
  });
}
