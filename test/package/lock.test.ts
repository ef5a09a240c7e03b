import { execSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// A lock file that was written where a tool's binding for another system was not to be had leaves
// it out, and `npm ci` fails on that system.
test.each(['linux x64', 'darwin arm64', 'win32 x64'])(
  'the lock file installs on %s, and on this Node without a warning',
  { timeout: 60_000 },
  (system) => {
    const [os, cpu] = system.split(' ');
    const command = `npm ci --dry-run --engine-strict --no-audit --no-fund --os=${os} --cpu=${cpu}`;
    expect(() => execSync(command, { cwd: ROOT, stdio: 'pipe' })).not.toThrow();
  },
);
