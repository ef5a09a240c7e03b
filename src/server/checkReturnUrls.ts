import type { Origins } from './Origins.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/**
 * Checks that the browser's return URLs are on the merchant's pages.
 *
 * @throws SnapRefusal 400ss01 that names the field.
 */
export function checkReturnUrls(
  urls: Record<string, string | undefined>,
  { returns }: Origins,
): void {
  for (const [field, url] of Object.entries(urls)) {
    if (url === undefined || returns.has(new URL(url).origin)) continue;
    const problem = `the origin of ${field} is not listed in returnOrigins`;
    throw new SnapRefusal('40001', `Invalid Field Format ${field}`, problem);
  }
}
