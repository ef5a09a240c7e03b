import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';
import { startProcess } from './startProcess.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
/** What `npm start` of each example runs, without npm in between, which would outlive its child. */
const START: Record<ExampleName, string[]> = {
  vite: ['--env-file=.env', 'server.js'],
  next: ['node_modules/next/dist/bin/next', 'start'],
  'react-router': [
    '--env-file=.env',
    'node_modules/@react-router/serve/bin.js',
    'build/server/index.js',
  ],
};

export type ExampleName = 'vite' | 'next' | 'react-router';

export interface RunningExample {
  origin: string;
  /** What the shop's server has said. */
  output: () => string;
  stop: () => Promise<void>;
}

/**
 * Copies an example away from this repository, installs it with the packed package, builds it for
 * production, and starts it with a sandbox behind it.
 */
export async function startExample(name: ExampleName): Promise<RunningExample> {
  const folder = join(readEnv('EXAMPLES_FOLDER'), name);
  cpSync(join(EXAMPLES, name), folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist|build|\.next|\.react-router|\.env)$/.test(path),
  });
  cpSync(join(folder, '.env.example'), join(folder, '.env'));
  dependOnTarball(join(folder, 'package.json'));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], folder);

  const sandbox = await startProcess(
    ['node_modules/pivot-qris-react/dist/cli.js', 'sandbox', '--port', '0'],
    { cwd: folder, isReady: /Pivot sandbox at (\S+)/ },
  );
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
    PORT: String(port),
    SHOP_ORIGIN: origin,
    PIVOT_BASE_URL: /Pivot sandbox at (\S+)/.exec(sandbox.output())?.[1] ?? '',
  };
  try {
    await run('npm', ['run', 'types', '--if-present'], folder);
    await run('npm', ['run', 'build'], folder, env);
    const shop = await startProcess(START[name], { cwd: folder, env, isReady: 'at once' });
    await answers(origin, shop.output);
    return {
      origin,
      output: shop.output,
      async stop() {
        await shop.stop();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

function dependOnTarball(file: string): void {
  if (!existsSync(file)) throw new Error(`${file} is missing.`);
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  Object(manifest).dependencies['pivot-qris-react'] = `file:${readEnv('EXAMPLES_TARBALL')}`;
  writeFileSync(file, JSON.stringify(manifest));
}

function readEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: packTarball.ts runs first.`);
  return value;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Resolves when the shop's first page comes. */
async function answers(origin: string, output: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const response = await fetch(origin).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The shop did not answer:\n${output()}`);
}
