import type { Language } from '../../shop/products.ts';
import { useLanguage } from './useLanguage.ts';

const FORMATS: Record<Language, Intl.NumberFormat> = {
  id: new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
};

/** Writes whole rupiah as the customer's language does: Rp89.000 or Rp89,000. */
export function useRupiah(): (amount: number) => string {
  const format = FORMATS[useLanguage().language];
  return (amount) => `Rp${format.format(amount)}`;
}
