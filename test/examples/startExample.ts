import { join } from 'node:path';
import { freePort } from '../../scripts/freePort.ts';
import { readEnv } from './readEnv.ts';
import { startProcess } from './startProcess.ts';

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
  stop: () => Promise<void>;
}

/** Starts an example that has been built, with a sandbox behind it. */
export async function startExample(name: ExampleName): Promise<RunningExample> {
  const folder = join(readEnv('EXAMPLES_FOLDER'), name);
  const sandbox = await startProcess(
    ['node_modules/pivot-qris-react/dist/cli.js', 'sandbox', '--port', '0'],
    { cwd: folder, isReady: /Pivot sandbox at (\S+)/ },
  );
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const shop = await startProcess(START[name], {
    cwd: folder,
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      SHOP_ORIGIN: origin,
      PIVOT_BASE_URL: /Pivot sandbox at (\S+)/.exec(sandbox.output())?.[1] ?? '',
    },
    isReady: 'at once',
  });
  const stop = async (): Promise<void> => {
    await shop.stop();
    await sandbox.stop();
  };
  try {
    await answers(origin, shop.output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, stop };
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
