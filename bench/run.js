// Starts the benchmark on a plain Node: installs what it compares with, and loads its TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${folder}node_modules`)) {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
// Vite would set it to development, and React would be measured with its warnings.
process.env.NODE_ENV = 'production';
const { module } = await runnerImport(`${folder}bench.ts`, { configFile: false });
await module.bench(process.argv.slice(2));
