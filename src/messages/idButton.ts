import type { ButtonMessages } from './ButtonMessages.ts';
import { idTime } from './idTime.ts';

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
