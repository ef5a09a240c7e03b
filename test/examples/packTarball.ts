import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Packs the package once for all examples, into a folder far from this repository. */
export default async function packTarball(): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pivot-qris-react-examples-')));
  await run('npm', ['pack', '--silent', '--pack-destination', folder], ROOT);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('`npm pack` made no tarball.');
  process.env['EXAMPLES_FOLDER'] = folder;
  process.env['EXAMPLES_TARBALL'] = join(folder, name);
  return () => rmSync(folder, { recursive: true });
}
