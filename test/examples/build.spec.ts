import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnv } from './readEnv.ts';
import { run } from './run.ts';
import { test } from './shopTest.ts';

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
  await run('npm', ['run', 'build'], folder, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
});

function dependOnTarball(file: string): void {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  Object(manifest).dependencies['pivot-qris-react'] = `file:${readEnv('EXAMPLES_TARBALL')}`;
  writeFileSync(file, JSON.stringify(manifest));
}
