/**
 * Checks a text that will stand in a header: there, printable ASCII, and not too long. A line break
 * would let it add headers of its own.
 *
 * @throws TypeError that names the option, never the value.
 */
export function checkText(name: string, value: unknown, limit: number): string {
  const isText =
    typeof value === 'string' && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value);
  if (isText && value.length <= limit) return value;
  throw new TypeError(
    `${name} must be a text of 1 to ${limit} printable ASCII characters, no space at its ends.`,
  );
}
