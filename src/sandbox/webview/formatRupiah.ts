const RUPIAH = new Intl.NumberFormat('id-ID', {
  style: 'currency',
  currency: 'IDR',
  minimumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
});

/** Writes an amount such as `36000.00` as `Rp 36.000`. */
export function formatRupiah(amount: string): string {
  return RUPIAH.format(Number(amount));
}
