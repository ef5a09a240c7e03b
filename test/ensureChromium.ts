import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

const WAYS = [
  'npx playwright install chromium',
  // The whole one blocks popups and keeps pages for Back; the headless shell starts sooner.
  'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-headless-shell',
  'apt-get install -y -qq --no-install-recommends chromium',
];

/**
 * Sees to it that there is a Chromium to test with: the one that is there, else Playwright's own,
 * else the system's package manager's where this user may install. Where there is none in the end,
 * it says what to do, and returns false.
 */
export function ensureChromium(): boolean {
  if (findChromium() !== undefined) return true;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0;
  for (const command of WAYS.filter((way) => mayInstall || !way.includes('apt-get'))) {
    process.stdout.write(`No Chromium found; trying: ${command}\n`);
    spawnSync(command, {
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    });
    if (findChromium() !== undefined) return true;
  }
  process.stdout.write(
    '\n✗ The tests need a Chromium, and none could be installed. Run\n' +
      '    npx playwright install --with-deps chromium\n' +
      '  or set PLAYWRIGHT_CHROMIUM_PATH to the file of the one that you have.\n',
  );
  return false;
}
