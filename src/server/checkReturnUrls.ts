import type { Origins } from './Origins.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/**
 * Checks that the browser's return URLs are on the merchant's pages.
 *
 * @throws SnapRefusal 400ss01 that names the field.
 */
export function checkReturnUrls(
  urls: Record<string, string | undefined>,
  origins: Origins,
  serviceCode: string,
): void {
  for (const [field, url] of Object.entries(urls)) {
    if (url === undefined || origins.returns.has(new URL(url).origin)) continue;
    throw new SnapRefusal(`400${serviceCode}01`, `Invalid Field Format ${field}`, {
      problem: `the origin of ${field} is not listed in returnOrigins`,
    });
  }
}
