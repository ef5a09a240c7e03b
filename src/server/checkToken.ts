import { checkText } from './checkText.ts';

const LONGEST = 4096;

/**
 * Checks an access token that will stand in a header.
 *
 * @throws TypeError that names where it came from, never the token.
 */
export function checkToken(name: string, token: unknown): string {
  const checked = checkText(name, token, LONGEST);
  if (checked.includes(' ')) {
    throw new TypeError(`${name} must be the token alone, without 'Bearer ' or other spaces.`);
  }
  return checked;
}
