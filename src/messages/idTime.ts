import type { TimeMessages } from './TimeMessages.ts';

/** The countdown in Indonesian. */
export const idTime: TimeMessages = {
  locale: 'id-ID',
  timeLeft: 'Sisa waktu',
  timeUp: 'Waktu pembayaran sudah habis.',
};
