import type { Page } from 'playwright';

/** The part of Storybook's preview that tells and is told. */
interface Channel {
  last: (event: string) => [{ storyId: string; status: string }] | undefined;
  emit: (event: string, payload: unknown) => void;
}
declare global {
  var __STORYBOOK_ADDONS_CHANNEL__: Channel | undefined;
}

/**
 * Opens a story of a static Storybook, and waits until its play function has ended.
 *
 * @param base where the Storybook is, with a slash at the end.
 * @returns Storybook's own word: `success` or another.
 */
export async function openStory(page: Page, base: string, id: string): Promise<string> {
  await page.goto(`${base}iframe.html?id=${id}&viewMode=story`);
  const finished = await page.waitForFunction(
    () => globalThis.__STORYBOOK_ADDONS_CHANNEL__?.last('storyFinished')?.[0].status,
    undefined,
    { timeout: 20_000 },
  );
  return String(await finished.jsonValue());
}
