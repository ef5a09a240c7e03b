import { assertOption } from './assertOption.ts';

/** Checks a list of origins. */
export function checkOrigins(name: string, origins: unknown = []): ReadonlySet<string> {
  assertOption(
    Array.isArray(origins) && origins.every(isOrigin),
    name,
    'an array of origins such as https://shop.example, without a path or a slash at the end',
  );
  return new Set(origins);
}

function isOrigin(text: string): boolean {
  // Of a URL without a host, the origin is 'null'.
  return text !== 'null' && URL.canParse(text) && new URL(text).origin === text;
}
