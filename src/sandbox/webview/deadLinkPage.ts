import { endPage } from './endPage.ts';
import type { SafeHtml } from './SafeHtml.ts';

const WORDS = {
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
  return endPage({ ...WORDS[state], state, returnUrl });
}
