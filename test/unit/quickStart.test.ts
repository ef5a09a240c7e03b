import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/cli/startSandbox.ts';
import { applyOttBody, until } from './proxyKit.ts';
import { freePort } from '../../scripts/freePort.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test(
  'the server of the README runs against the sandbox as printed',
  { timeout: 60_000 },
  async () => {
    const folder = await mkdtemp(join(ROOT, 'test/.quick-start-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await installInto(folder);
    const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
    const [, code = ''] = /```js title="server\.js"\n([^]*?)```/.exec(readme) ?? [];
    await writeFile(join(folder, 'server.js'), code);
    const sandbox = await startSandbox({
      port: 0,
      host: '127.0.0.1',
      envFile: join(folder, '.env'),
      write: () => undefined,
    });
    onTestFinished(() => void sandbox.close());

    const port = await freePort();
    const server = spawn(process.execPath, ['--env-file=.env', 'server.js'], {
      cwd: folder,
      env: { PORT: `${port}` },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    onTestFinished(() => stop(server));
    const order = await until(() =>
      fetch(`http://localhost:${port}/api/orders`, { method: 'POST' }),
    );
    const { reference } = await order.json();
    const additionalInfo = {
      redirectUrl: 'http://localhost:5173/paid',
      failedRedirectUrl: 'http://localhost:5173/paid',
    };
    const link = await fetch(`http://localhost:${port}/api/qris/apply-ott`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:5173' },
      body: JSON.stringify(applyOttBody(reference, additionalInfo)),
    });
    expect(await link.json()).toMatchObject({
      responseCode: '2004900',
      additionalInfo: { paymentUrl: expect.stringContaining('http://localhost:') },
    });
    // The same cart is the same order.
    const cookie = order.headers.get('set-cookie') ?? '';
    const again = await fetch(`http://localhost:${port}/api/orders`, {
      method: 'POST',
      headers: { cookie },
    });
    expect(await again.json()).toEqual({ reference });
  },
);

/** The project's packages, and this one as it is built. */
async function installInto(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, 'pivot-qris-react'), { recursive: true });
  for (const name of ['hono', '@hono/node-server']) {
    await mkdir(join(modules, name, '..'), { recursive: true });
    await symlink(join(ROOT, 'node_modules', name), join(modules, name));
  }
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(ROOT, 'src/server/index.ts'),
      outDir: join(modules, 'pivot-qris-react'),
      rolldownOptions: { output: { entryFileNames: 'server.js' } },
    },
  });
  const exports = { './server': './server.js' };
  const manifest = { name: 'pivot-qris-react', type: 'module', exports };
  await writeFile(join(modules, 'pivot-qris-react/package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
}

async function stop(server: ChildProcess): Promise<void> {
  server.kill();
  await once(server, 'exit');
}
