/**
 * Checks a text that will stand in a header: there, printable ASCII, and not too long. A line break
 * would let it add headers of its own.
 *
 * @throws TypeError that names the option, never the value.
 */
export function checkText(name: string, value: unknown, limit: number): string {
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(`${name} must be a text, and not empty.`);
  }
  if (value.length > limit) {
    throw new TypeError(`${name} has ${value.length} characters; the limit is ${limit}.`);
  }
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)) {
    throw new TypeError(
      `${name} must be printable ASCII without line breaks or spaces at its ends.`,
    );
  }
  return value;
}
