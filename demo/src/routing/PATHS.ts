/** The shop's addresses, in Indonesian whichever language is shown. */
export const PATHS = {
  home: '/',
  product: (slug: string) => `/produk/${slug}`,
  cart: '/keranjang',
  checkout: '/bayar',
  paid: '/pesanan/berhasil',
  notPaid: '/pesanan/gagal',
  order: (reference: string) => `/pesanan/${reference}`,
} as const;
