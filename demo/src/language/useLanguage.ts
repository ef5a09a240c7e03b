import type { Language } from '../../shop/products.ts';
import { useStoredValue } from '../storage/useStoredValue.ts';
import { storedLanguage } from './storedLanguage.ts';

export interface UseLanguage {
  language: Language;
  setLanguage: (language: Language) => void;
}

export function useLanguage(): UseLanguage {
  return { language: useStoredValue(storedLanguage), setLanguage: storedLanguage.set };
}
