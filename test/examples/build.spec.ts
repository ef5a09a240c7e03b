import { expect } from '@playwright/test';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnv } from './readEnv.ts';
import { run } from './run.ts';
import { test } from './shopTest.ts';

/** A page that is rendered ahead of all requests, with each component and hook. */
const STATIC_PAGE = fileURLToPath(new URL('./nextStaticPage', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

test('installs the packed package and builds for production', async ({ example }) => {
  test.setTimeout(600_000);
  const folder = join(readEnv('EXAMPLES_FOLDER'), example);
  cpSync(join(EXAMPLES, example), folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist|build|\.next|\.react-router|\.env)$/.test(path),
  });
  cpSync(join(folder, '.env.example'), join(folder, '.env'));
  dependOnTarball(join(folder, 'package.json'));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], folder);
  await run('npm', ['run', 'types', '--if-present'], folder);
  if (example === 'next') await buildWithCacheComponents(folder);
  await build(folder);
});

async function build(folder: string): Promise<void> {
  await run('npm', ['run', 'build'], folder, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
}

/** Next then refuses to build what reads a clock or a random number in a render. */
async function buildWithCacheComponents(folder: string): Promise<void> {
  const file = join(folder, 'next.config.ts');
  const config = readFileSync(file, 'utf8');
  const begin = 'const config: NextConfig = {';
  expect(config).toContain(begin);
  writeFileSync(file, config.replace(begin, `${begin} cacheComponents: true,`));
  cpSync(STATIC_PAGE, join(folder, 'app', 'everything'), { recursive: true });
  await build(folder);
  writeFileSync(file, config);
  rmSync(join(folder, 'app', 'everything'), { recursive: true });
}

function dependOnTarball(file: string): void {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  Object(manifest).dependencies['pivot-qris-react'] = `file:${readEnv('EXAMPLES_TARBALL')}`;
  writeFileSync(file, JSON.stringify(manifest));
}
