import { execSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';

test.each([
  { react: '18.0.0', 'react-dom': '18.0.0', '@tanstack/react-query': '5.0.0' },
  { react: '19.0.0', 'react-dom': '19.0.0', msw: '2.0.0' },
])('npm accepts it beside %o', { timeout: 60_000 }, (dependencies) => {
  const folder = mkdtempSync(join(tmpdir(), 'pivot-qris-react-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ dependencies: { ...dependencies, 'pivot-qris-react': inject('tarball') } }),
  );
  const command =
    'npm install --package-lock-only --prefer-offline --strict-peer-deps --no-audit --no-fund';
  expect(() => execSync(command, { cwd: folder, stdio: 'pipe' })).not.toThrow();
});
