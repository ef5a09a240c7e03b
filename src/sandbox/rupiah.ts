const RUPIAH = /^(\d{1,13})(?:\.(\d{0,2}))?$/;

/**
 * Reads an amount in Rupiah, such as `36000` or `36000.5`: digits with at most two decimals.
 *
 * @returns the amount with two decimals, such as `36000.00`; undefined for anything else.
 * @see EMVCo, "QR Code Specification for Payment Systems: Merchant-Presented Mode", section 4.7.6.
 */
export function parseRupiah(text: string): string | undefined {
  const [, whole, decimals = ''] = RUPIAH.exec(text) ?? [];
  return whole === undefined ? undefined : `${Number(whole)}.${decimals.padEnd(2, '0')}`;
}

const FORMAT = new Intl.NumberFormat('id-ID', {
  style: 'currency',
  currency: 'IDR',
  minimumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
});

/** Writes an amount such as `36000.00` as `Rp 36.000`. */
export function formatRupiah(amount: string): string {
  return FORMAT.format(Number(amount));
}
