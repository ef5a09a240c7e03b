import type { Language } from '../../shop/products.ts';
import { createStoredValue } from '../storage/createStoredValue.ts';

export const storedLanguage = createStoredValue<Language>('lempung-pagi.language', (value) => {
  return value === 'en' ? 'en' : 'id';
});
