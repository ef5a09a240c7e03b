import type { Page } from 'playwright';
import { openStory } from './openStory.ts';
import type { Shot } from './Shot.ts';

const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['id', 'en'] as const;
const WIDTHS = [390, 1280] as const;

/**
 * Pictures one story in every theme, language and width. It is opened once, and its play function
 * runs once: the toolbars do the rest.
 *
 * @returns the shots, and whether the story passed.
 */
export async function takeStory(
  page: Page,
  { base, id, folder }: { base: string; id: string; folder: string },
): Promise<{ shots: Shot[]; passed: boolean }> {
  await page.setViewportSize({ width: 390, height: 844 });
  const status = await openStory(page, base, id);
  const shots: Shot[] = [];
  for (const theme of THEMES) {
    for (const language of LANGUAGES) {
      await page.evaluate(
        (globals) => globalThis.__STORYBOOK_ADDONS_CHANNEL__?.emit('updateGlobals', { globals }),
        { theme, language },
      );
      await page.waitForFunction(
        ([lang, scheme]) => {
          const { lang: shown, dataset } = document.documentElement;
          return shown === lang && dataset['qrisTheme'] === scheme;
        },
        [language, theme],
      );
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
        const file = `${id}-${theme}-${language}-${width}.png`;
        await page.screenshot({
          path: `${folder}/${file}`,
          fullPage: true,
          animations: 'disabled',
        });
        shots.push({ file, story: id, theme, language, width });
      }
    }
  }
  return { shots, passed: status === 'success' };
}
