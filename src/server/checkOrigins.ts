/**
 * Checks a list of origins.
 *
 * @throws TypeError that names the option and says what an origin is.
 */
export function checkOrigins(name: string, origins: unknown = []): ReadonlySet<string> {
  if (!Array.isArray(origins)) throw new TypeError(`${name} must be an array of origins.`);
  for (const origin of origins) {
    // Of a URL without a host, the origin is 'null'.
    if (origin === 'null' || !URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new TypeError(
        `${name} must hold origins such as https://shop.example, without a path or a slash at the end.`,
      );
    }
  }
  return new Set(origins);
}
