import type { SnapAmount } from '../snap/fields.ts';

/** An amount in the customer's language; whole Rupiah without decimals, as people write it. */
export function formatAmount({ value, currency }: SnapAmount, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: /^\d+(\.0*)?$/.test(value) ? 0 : 2,
      maximumFractionDigits: 2,
    }).format(Number(value));
  } catch {
    return `${currency} ${value}`;
  }
}
