import { en } from '../messages/en.ts';
import { id } from '../messages/id.ts';
import type { ShopMessages } from '../messages/ShopMessages.ts';
import { useLanguage } from './useLanguage.ts';

const MESSAGES = { id, en };

export function useMessages(): ShopMessages {
  return MESSAGES[useLanguage().language];
}
