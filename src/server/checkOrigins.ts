/**
 * Checks a list of origins.
 *
 * @throws TypeError that names the option and says what an origin is.
 */
export function checkOrigins(name: string, origins: unknown): ReadonlySet<string> {
  if (!Array.isArray(origins)) throw new TypeError(`${name} must be an array of origins.`);
  const checked = new Set<string>();
  for (const origin of origins) {
    const isOrigin =
      typeof origin === 'string' && URL.canParse(origin) && new URL(origin).origin === origin;
    if (!isOrigin || origin === 'null') {
      throw new TypeError(
        `${name} must hold origins such as https://shop.example: scheme and host, without a path ` +
          `or a slash at the end.`,
      );
    }
    checked.add(origin);
  }
  return checked;
}
