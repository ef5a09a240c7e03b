import type { Language } from '../shop/products.ts';
import { en } from './messages/en.ts';
import { id } from './messages/id.ts';
import type { ShopMessages } from './messages/ShopMessages.ts';
import { createStoredValue, useStoredValue } from './storage.ts';

const storedLanguage = createStoredValue<Language>('lempung-pagi.language', (value) => {
  return value === 'en' ? 'en' : 'id';
});

export interface UseLanguage {
  language: Language;
  setLanguage: (language: Language) => void;
}

export function useLanguage(): UseLanguage {
  return { language: useStoredValue(storedLanguage), setLanguage: storedLanguage.set };
}

const MESSAGES = { id, en };

export function useMessages(): ShopMessages {
  return MESSAGES[useLanguage().language];
}

const FORMATS: Record<Language, Intl.NumberFormat> = {
  id: new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
};

/** Returns a formatter for whole rupiah: Rp89.000 in Indonesian, Rp89,000 in English. */
export function useRupiah(): (amount: number) => string {
  const format = FORMATS[useLanguage().language];
  return (amount) => `Rp${format.format(amount)}`;
}
