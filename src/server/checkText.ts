import { assertOption } from './assertOption.ts';

/**
 * Checks a text that will stand in a header: there, printable ASCII, and not too long. A line break
 * would let it add headers of its own.
 */
export function checkText(name: string, value: unknown, limit: number): string {
  assertOption(
    typeof value === 'string' &&
      value.length <= limit &&
      /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value),
    name,
    `a text of 1 to ${limit} printable ASCII characters, no space at its ends`,
  );
  return value;
}
