import { en } from '../src/messages/en.ts';
import { id } from '../src/messages/id.ts';
import type { Messages } from '../src/messages/Messages.ts';

/** The messages in the language that the toolbar names. */
export function messagesOf(globals: Record<string, unknown>): Messages {
  return globals['language'] === 'en' ? en : id;
}
