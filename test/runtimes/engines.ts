import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { build } from 'vite';
import { freePort } from '../../scripts/freePort.ts';

/** A shop that answers under an origin. */
export interface RunningShop {
  origin: string;
  stop: () => Promise<void>;
}

export interface Engine {
  /** Starts the shop of a folder, for a Pivot at a base URL. */
  start: (folder: string, pivot: string) => Promise<RunningShop>;
  /** A file that is there if the runtime was installed. */
  file?: string;
}

/** Node 20 reads no TypeScript: there, the page's files are bundled as a merchant's build would. */
const NODE_FILES = ['node', 'express', 'fastify'] as const;

export const ENGINES: Record<string, Engine> = {
  ...Object.fromEntries(
    NODE_FILES.map((file) => [`Node ${process.versions.node}, ${file}`, bundled(file)]),
  ),
  'Node 22': byCommand('node_modules/node22/bin/node', ['node.ts']),
  'Node 24': byCommand('node_modules/node24/bin/node', ['node.ts']),
  'Node 26': byCommand('node_modules/node26/bin/node', ['node.ts']),
  Bun: byCommand('node_modules/.bin/bun', ['bun.ts']),
  Deno: byCommand('node_modules/.bin/deno', ['run', '-A', '--node-modules-dir=manual', 'deno.ts']),
  workerd: inWorkerd(),
};

/** A runtime that reads the page's file itself. */
function byCommand(command: string, args: string[]): Engine {
  return {
    file: command,
    start: async (folder, pivot) => startServer(join(folder, command), args, folder, pivot),
  };
}

function bundled(name: string): Engine {
  return {
    async start(folder, pivot) {
      const file = await bundle(folder, `${name}.ts`, false);
      return startServer(process.execPath, [file], folder, pivot);
    },
  };
}

async function startServer(
  command: string,
  args: string[],
  folder: string,
  pivot: string,
): Promise<RunningShop> {
  const port = await freePort();
  const env = { ...process.env, ...readEnv(folder, pivot), PORT: String(port) };
  const child = spawn(command, args, { cwd: folder, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(origin, child, () => output);
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

/** Cloudflare's runtime, where nothing is shared but the isolate. */
function inWorkerd(): Engine {
  return {
    file: 'node_modules/miniflare/package.json',
    async start(folder, pivot) {
      const file = await bundle(folder, 'worker.ts', true);
      const { Miniflare } = createRequire(join(folder, 'package.json'))('miniflare');
      const worker = new Miniflare({
        modules: true,
        script: readFileSync(file, 'utf8'),
        compatibilityDate: '2025-09-01',
        compatibilityFlags: ['nodejs_compat'],
        bindings: readEnv(folder, pivot),
      });
      const url: URL = await worker.ready;
      return { origin: url.origin, stop: async () => worker.dispose() };
    },
  };
}

/** @param isWhole whether all packages go in, too: a worker is one file. */
async function bundle(folder: string, entry: string, isWhole: boolean): Promise<string> {
  const name = entry.replace(/\.ts$/, '');
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: isWhole ? true : [] },
    build: {
      ssr: join(folder, entry),
      target: 'es2022',
      outDir: join(folder, 'built', name),
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  });
  return join(folder, 'built', name, `${name}.mjs`);
}

function readEnv(folder: string, pivot: string): Record<string, string> {
  const env = parseEnv(readFileSync(join(folder, 'sandbox.env'), 'utf8'));
  const own = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), PIVOT_BASE_URL: pivot };
}

async function untilAnswers(
  origin: string,
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(origin).catch(() => undefined);
    if (response !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The shop did not start:\n${output()}`);
}
