import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext } from 'playwright';
import { launchOptions } from '../../scripts/browsers.ts';
import { serveFolder } from './serveFolder.ts';
import { sheetHtml } from './sheetHtml.ts';
import type { Shot } from './Shot.ts';
import { takeStory } from './takeStory.ts';

/**
 * `npm run shots [words in the stories' ids]`: builds the static Storybook, pictures every story in
 * both themes, both languages and two widths, and puts a contact sheet for each theme beside them.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHOTS = join(ROOT, 'shots');
const STORYBOOK = join(ROOT, 'storybook-static');
const PAGES = 2;

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

for (const theme of ['light', 'dark'] as const) {
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

async function take(context: BrowserContext, id: string): Promise<void> {
  const page = await context.newPage();
  try {
    const taken = await takeStory(page, { base: url, id, folder: SHOTS });
    shots.push(...taken.shots);
    if (!taken.passed) broken.push(id);
  } catch (error) {
    broken.push(`${id}: ${String(error)}`);
  } finally {
    await page.close();
  }
}

function storyIds(): string[] {
  const index: unknown = JSON.parse(readFileSync(join(STORYBOOK, 'index.json'), 'utf8'));
  const entries: unknown[] = Object.values(Object(Object(index).entries));
  return entries
    .map((entry) => Object(entry))
    .flatMap(({ type, id }) => (type === 'story' ? [String(id)] : []));
}
