import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackage } from '../../scripts/packPackage.ts';
import { reachRegistry } from './reachRegistry.ts';

/** Packs the package once for all examples, into a folder far from this repository. */
export default function packTarball(): () => void {
  reachRegistry();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pivot-qris-react-examples-')));
  process.env['EXAMPLES_FOLDER'] = folder;
  process.env['EXAMPLES_TARBALL'] = packPackage(folder);
  return () => rmSync(folder, { recursive: true });
}
