import type { ButtonMessages, Messages, TimeMessages } from './Messages.ts';

/** The countdown in Indonesian. */
export const idTime: TimeMessages = {
  locale: 'id-ID',
  timeLeft: 'Sisa waktu',
  timeUp: 'Waktu pembayaran sudah habis.',
};

/** The button in Indonesian. */
export const idButton: ButtonMessages = /* @__PURE__ */ Object.assign({}, idTime, {
  pay: 'Bayar dengan QRIS',
  applying: 'Menyiapkan pembayaran…',
  opening: 'Membuka halaman pembayaran…',
  continuePayment: 'Lanjutkan pembayaran',
  checking: 'Memeriksa status…',
  checkStatus: 'Periksa status',
  newLink: 'Buat tautan baru',
  tryAgain: 'Coba lagi',
  waitFor: 'Coba lagi dalam',
  cameraHint:
    'Jika kamera tidak terbuka di sini, buka halaman ini di peramban ponsel Anda, misalnya Chrome atau Safari.',

  webview: 'Halaman pembayaran QRIS',
  handoffTitle: 'Lanjutkan di ponsel Anda',
  handoffText:
    'Pindai kode ini dengan kamera ponsel. Di ponsel, Anda memindai QRIS toko lalu membayar. Halaman ini ikut maju begitu pembayaran diterima.',
  frameSlow: 'Halaman pembayaran belum tampil?',
  openHere: 'Buka di tab ini',
  close: 'Tutup',
  leaveTitle: 'Tinggalkan pembayaran?',
  leaveText:
    'Pembayaran Anda belum selesai. Anda dapat melanjutkannya selama waktunya belum habis.',
  leave: 'Tinggalkan',
  stay: 'Lanjut membayar',

  linkExpired:
    'Waktu pembayaran sudah habis. Jika Anda sudah membayar, tunggu sebentar: status akan diperiksa lebih dulu.',
  stillConfirming: 'Pembayaran Anda masih dikonfirmasi. Jangan membayar lagi.',
  paid: 'Pembayaran diterima.',
  notPaid: 'Pembayaran tidak selesai. Anda dapat mencoba lagi.',
  refunded: 'Dana sudah dikembalikan.',
  mismatch: 'Jumlah tidak sesuai',
  mismatchHelp:
    'Kami sudah menerima pembayaran Anda, tetapi jumlahnya tidak sesuai dengan pesanan. Mohon jangan membayar lagi: hubungi penjual.',

  errors: {
    invalid_input: 'Pesanan ini belum bisa dibayar. Silakan hubungi penjual.',
    offline: 'Tidak ada koneksi internet. Sambungkan kembali, lalu coba lagi.',
    network: 'Toko tidak dapat dihubungi. Periksa koneksi atau pemblokir iklan, lalu coba lagi.',
    timeout: 'Belum ada jawaban. Status pesanan akan diperiksa dulu sebelum mencoba lagi.',
    bad_reply: 'Jawaban dari toko tidak dapat dibaca. Coba lagi sebentar lagi.',
    unsafe_url: 'Tautan pembayaran tidak aman, jadi tidak dibuka. Silakan hubungi penjual.',
    popup_blocked:
      'Peramban memblokir jendela pembayaran. Izinkan jendela pop-up untuk situs ini, lalu coba lagi.',
    link_expired: 'Tautan pembayaran sudah kedaluwarsa. Silakan buat yang baru.',
    bad_request: 'Pembayaran ditolak karena datanya tidak sesuai. Silakan hubungi penjual.',
    unauthorized: 'Sesi Anda tidak dikenali. Masuk kembali, lalu coba lagi.',
    account_not_linked:
      'Dompet Anda belum terhubung dengan toko ini. Hubungkan dulu, lalu coba lagi.',
    not_allowed: 'Pembayaran ini tidak diizinkan. Silakan hubungi penjual.',
    account_blocked: 'Akun dompet Anda sedang tidak dapat dipakai. Hubungi layanan dompet Anda.',
    limit_exceeded: 'Batas transaksi Anda sudah tercapai. Coba lagi nanti.',
    insufficient_balance: 'Saldo Anda tidak cukup. Isi saldo dulu, lalu coba lagi.',
    not_found: 'Pembayaran ini tidak ditemukan. Silakan hubungi penjual.',
    conflict: 'Permintaan lain sedang diproses. Coba lagi sebentar lagi.',
    duplicate_reference: 'Pesanan ini sudah pernah dibayar. Periksa statusnya dulu.',
    rate_limited: 'Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.',
    unavailable: 'Layanan pembayaran sedang terganggu. Coba lagi sebentar lagi.',
  },
});

/**
 * Indonesian, the default. It is made of parts, so that a bundle has the messages of what it renders.
 *
 * @example
 * ```tsx
 * <QrisPayButton {...props} messages={{ ...idMessages, pay: 'Bayar sekarang' }} />
 * ```
 */
export const idMessages: Messages = /* @__PURE__ */ Object.assign({}, idButton, {
  returnPage: {
    checking: { title: 'Memeriksa pembayaran', text: 'Mohon tunggu, jangan tutup halaman ini.' },
    paid: {
      title: 'Pembayaran berhasil',
      text: 'Terima kasih. Pembayaran Anda sudah kami terima.',
    },
    mismatch: {
      title: 'Jumlah pembayaran tidak sesuai',
      text: 'Kami sudah menerima pembayaran Anda, tetapi jumlahnya tidak sesuai dengan pesanan. Mohon jangan membayar lagi: hubungi penjual dan sebutkan nomor referensi di bawah ini.',
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
      text: 'Tautan pembayaran sudah berakhir dan tidak ada pembayaran yang masuk. Anda dapat membayar lagi; sebelumnya kami periksa statusnya sekali lagi.',
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
  amountReceived: 'Jumlah diterima',
  paidAt: 'Waktu bayar',
  reference: 'Nomor referensi',
  referenceFault: 'Masukkan nomor referensi seperti pada pesanan Anda, paling banyak 64 karakter.',
  continueShopping: 'Lanjutkan',
  payAgain: 'Bayar lagi',
  closeWindow: 'Tutup jendela ini',
});
