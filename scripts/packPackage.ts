import { execSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Builds and packs the package into a folder, as `npm publish` does; returns the tarball's path. */
export function packPackage(folder: string): string {
  const destination = JSON.stringify(folder);
  execSync(`npm pack --silent --pack-destination ${destination}`, { cwd: ROOT, stdio: 'pipe' });
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('`npm pack` made no tarball.');
  return join(folder, name);
}
