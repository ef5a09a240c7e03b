import { idButton } from './idButton.ts';
import type { Messages } from './Messages.ts';

/** Indonesian, the default. In parts, so that a shop ships the words of what it shows. */
export const id: Messages = /* @__PURE__ */ Object.assign({}, idButton, {
  returnPage: {
    checking: { title: 'Memeriksa pembayaran', text: 'Mohon tunggu, jangan tutup halaman ini.' },
    paid: {
      title: 'Pembayaran berhasil',
      text: 'Terima kasih. Pembayaran Anda sudah kami terima.',
    },
    pending: {
      title: 'Menunggu konfirmasi',
      text: 'Pembayaran Anda belum terkonfirmasi. Jangan membayar lagi: halaman ini terus memeriksanya.',
    },
    failed: {
      title: 'Pembayaran gagal',
      text: 'Pembayaran tidak berhasil diproses. Anda dapat membayar lagi.',
    },
    cancelled: {
      title: 'Pembayaran dibatalkan',
      text: 'Pembayaran ini dibatalkan. Anda dapat membayar lagi kapan saja.',
    },
    refunded: {
      title: 'Dana dikembalikan',
      text: 'Dana untuk pembayaran ini sudah dikembalikan kepada Anda.',
    },
    expired: {
      title: 'Waktu pembayaran habis',
      text: 'Tautan pembayaran sudah berakhir dan belum ada pembayaran yang masuk. Jika Anda sudah membayar, tunggu sebentar dan jangan membayar lagi.',
    },
    unknown: {
      title: 'Masih kami konfirmasi',
      text: 'Kami belum mendapat kepastian. Jangan membayar lagi; periksa statusnya beberapa saat lagi. Jika perlu bantuan, sebutkan nomor referensi di bawah ini kepada penjual.',
    },
    lost: {
      title: 'Pembayaran mana yang ingin Anda periksa?',
      text: 'Sebelum membayar lagi, masukkan nomor referensi pesanan Anda untuk melihat statusnya.',
    },
  },
  amount: 'Jumlah',
  paidAt: 'Waktu bayar',
  reference: 'Nomor referensi',
  referenceFault: 'Masukkan nomor referensi seperti pada pesanan Anda, paling banyak 64 karakter.',
  continueShopping: 'Lanjutkan',
  payAgain: 'Bayar lagi',
  closeWindow: 'Tutup jendela ini',
});
