import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packPackage } from '../../scripts/packPackage.ts';
import { run } from '../examples/run.ts';
import { startProcess } from '../examples/startProcess.ts';

const DOCS = fileURLToPath(new URL('../../docs/signing-proxy.md', import.meta.url));
const MANIFEST = fileURLToPath(new URL('package.json', import.meta.url));

/** What the page leaves to the merchant; it names no runtime. */
const SHOP = `
const wallet = {
  customerId: 'customer-1',
  bindingId: process.env.PIVOT_BINDING_ID,
  refreshToken: process.env.PIVOT_CUSTOMER_REFRESH_TOKEN,
};
export const findSession = async (request) =>
  request.headers.get('cookie') === 'session=1' ? wallet : undefined;
export const findOrder = async (reference) =>
  reference.startsWith('order-') ? { ...wallet, reference, total: '36000.00' } : undefined;
`;

/**
 * Writes the code blocks of the page into a folder, word for word but for Pivot's address and the port, and
 * installs the packed package and all runtimes beside them.
 */
export async function installShop(folder: string): Promise<void> {
  const manifest: unknown = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const { dependencies, optionalDependencies, allowScripts } = Object(manifest);
  const tarball = packPackage(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { ...dependencies, 'pivot-qris-react': `file:${tarball}` },
      // One that is not to be had for this machine is left out.
      optionalDependencies,
      allowScripts,
    }),
  );
  const page = readFileSync(DOCS, 'utf8');
  for (const [, title = '', code = ''] of page.matchAll(/```ts title="([^"]+)"\n([^]*?)```/g)) {
    const file = join(folder, title);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      code
        .replaceAll("'staging'", '{ apiBaseUrl: process.env.PIVOT_BASE_URL }')
        .replaceAll('port: 3000', 'port: Number(process.env.PORT)'),
    );
  }
  writeFileSync(join(folder, 'shop.ts'), SHOP);
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], folder);
}

export interface Sandbox {
  origin: string;
  stop: () => Promise<void>;
}

/** Starts the package's own stand-in for Pivot. */
export async function startSandbox(folder: string): Promise<Sandbox> {
  const sandbox = await startProcess(
    [
      'node_modules/pivot-qris-react/dist/cli.js',
      'sandbox',
      '--port',
      '0',
      '--write-env',
      'sandbox.env',
    ],
    { cwd: folder, isReady: /Pivot sandbox at (\S+)/ },
  );
  return { origin: /Pivot sandbox at (\S+)/.exec(sandbox.output())?.[1] ?? '', stop: sandbox.stop };
}
