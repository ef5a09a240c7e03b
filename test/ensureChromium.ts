import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

const WAYS = [
  'npx playwright install chromium',
  'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium-headless-shell',
  'apt-get install -y -qq --no-install-recommends chromium',
];

/**
 * Sees to it that there is a Chromium to test with: the one that is there, else Playwright's own,
 * else the system's package manager's where this user may install.
 *
 * @throws Error with the one command to run.
 */
export function ensureChromium(): void {
  if (findChromium() !== undefined) return;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0;
  for (const command of WAYS.filter((way) => mayInstall || !way.includes('apt-get'))) {
    process.stdout.write(`No Chromium found; trying: ${command}\n`);
    spawnSync(command, {
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    });
    if (findChromium() !== undefined) return;
  }
  throw new Error(
    'The tests need a Chromium. Run `npx playwright install --with-deps chromium`, ' +
      'or set PLAYWRIGHT_CHROMIUM_PATH to the one you have.',
  );
}
