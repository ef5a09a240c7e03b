/**
 * `npm run shots [words in the stories' ids]`: builds the static Storybook, pictures every story in
 * both themes, both languages and two widths, and puts a contact sheet for each theme beside them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { launchOptions } from '../../scripts/browsers.ts';
import { openStory, serveFolder } from './staticStorybook.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHOTS = join(ROOT, 'shots');
const STORYBOOK = join(ROOT, 'storybook-static');
const PAGES = 2;

const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['id', 'en'] as const;
const WIDTHS = [390, 1280] as const;

/** A picture of a story, and what is on it. */
interface Shot {
  /** In the folder of the shots. */
  file: string;
  story: string;
  theme: (typeof THEMES)[number];
  width: (typeof WIDTHS)[number];
}

const wanted = process.argv.slice(2);
execFileSync('npx', ['storybook', 'build', '--quiet'], { cwd: ROOT, stdio: 'inherit' });
rmSync(SHOTS, { recursive: true, force: true });
mkdirSync(SHOTS);

const { url, close } = await serveFolder(STORYBOOK, '/review/');
const browser = await chromium.launch(launchOptions());
const ids = storyIds().filter(
  (id) => wanted.length === 0 || wanted.some((word) => id.includes(word)),
);
const shots: Shot[] = [];
const broken: string[] = [];
const queue = [...ids];
await Promise.all(
  Array.from({ length: PAGES }, async () => {
    const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) await take(context, id);
    await context.close();
  }),
);
await browser.close();
close();

for (const theme of THEMES) {
  const inOrder = ids.flatMap((id) =>
    shots.filter((shot) => shot.story === id && shot.theme === theme),
  );
  writeFileSync(join(SHOTS, `${theme}.html`), sheetHtml(inOrder));
}
process.stdout.write(
  `${shots.length} shots of ${ids.length} stories: shots/light.html, dark.html\n`,
);
if (broken.length > 0) {
  process.stderr.write(`These stories did not pass:\n${broken.join('\n')}\n`);
  process.exitCode = 1;
}

function storyIds(): string[] {
  const index: unknown = JSON.parse(readFileSync(join(STORYBOOK, 'index.json'), 'utf8'));
  const entries: unknown[] = Object.values(Object(Object(index).entries));
  return entries
    .map((entry) => Object(entry))
    .flatMap(({ type, id }) => (type === 'story' ? [String(id)] : []));
}

async function take(context: BrowserContext, id: string): Promise<void> {
  const page = await context.newPage();
  try {
    const taken = await takeStory(page, id);
    shots.push(...taken.shots);
    if (!taken.passed) broken.push(id);
  } catch (error) {
    broken.push(`${id}: ${String(error)}`);
  } finally {
    await page.close();
  }
}

/**
 * Pictures one story in every theme, language and width. It is opened once, and its play function
 * runs once: the toolbars do the rest.
 *
 * @returns the shots, and whether the story passed.
 */
async function takeStory(page: Page, id: string): Promise<{ shots: Shot[]; passed: boolean }> {
  await page.setViewportSize({ width: 390, height: 844 });
  const status = await openStory(page, url, id);
  const taken: Shot[] = [];
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
          path: join(SHOTS, file),
          fullPage: true,
          animations: 'disabled',
        });
        taken.push({ file, story: id, theme, width });
      }
    }
  }
  return { shots: taken, passed: status === 'success' };
}

/** A contact sheet: a row for each story, with its pictures side by side. */
function sheetHtml(taken: readonly Shot[]): string {
  const stories = [...new Set(taken.map(({ story }) => story))];
  const rows = stories.map((story) => {
    const pictures = taken
      .filter((shot) => shot.story === story)
      .map(({ file, width }) => `<img src="${file}" width="${width / 2}" alt="">`);
    return `<section><h2>${story}</h2><div>${pictures.join('')}</div></section>`;
  });
  return `<!doctype html>
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { margin: 16px; background: #888; font: 14px system-ui, sans-serif; }
  h2 { margin: 16px 0 4px; font-size: 14px; }
  div { display: flex; align-items: start; gap: 8px; }
</style>
${rows.join('\n')}
`;
}
