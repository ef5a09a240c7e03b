import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'msedge',
];
const FIXED_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const INSTALL_COMMANDS = [
  'npx playwright install chromium',
  // The full Chromium blocks popups and keeps pages for Back; the headless shell starts sooner.
  'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-headless-shell',
  'apt-get install -y -qq --no-install-recommends chromium',
];

/**
 * Playwright launch options for the installed Chromium. If there is none, Playwright's own message
 * says what to install.
 */
export function launchOptions(): { executablePath?: string; args: string[] } {
  const executablePath = findChromium();
  return {
    ...(executablePath && { executablePath }),
    // Without these a browser on a closed network spends its first seconds on refused connections.
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/**
 * The Chromium to use: the one named by `PLAYWRIGHT_CHROMIUM_PATH`, else Playwright's own, else the
 * system's.
 *
 * @param suits leaves out those that will not do.
 */
export function findChromium(suits: (file: string) => boolean = () => true): string | undefined {
  const named = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM_PATH=${named} does not exist`);
    return suits(named) ? named : undefined;
  }
  const candidates = [chromium.executablePath(), ...onPath(NAMES), ...FIXED_PATHS];
  return candidates.find((file) => suits(file) && existsSync(file));
}

/**
 * Makes sure that there is a Chromium to test with: tries Playwright's own, then the system's package
 * manager if this user may install. If all fail, it prints what to do and returns false.
 */
export function ensureChromium(): boolean {
  if (findChromium() !== undefined) return true;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0;
  for (const command of INSTALL_COMMANDS.filter((way) => mayInstall || !way.includes('apt-get'))) {
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

/**
 * Debian's Firefox, the one that the journeys were tried in.
 *
 * @throws Error if there is none on the `PATH`.
 */
export function findFirefox(): string {
  const found = onPath(['firefox-esr']).find((file) => existsSync(file));
  if (found === undefined) {
    throw new Error(
      'No firefox-esr on the PATH: apt-get install --no-install-recommends firefox-esr',
    );
  }
  return found;
}

function onPath(names: readonly string[]): string[] {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
}
