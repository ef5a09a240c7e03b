import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed package's file. */
    tarball: string;
    /** A project in which nothing but the tarball, its peers and msw have been installed. */
    consumer: string;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Packs the package, and installs it the way a merchant does, far from this repository. */
export default function setup(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pivot-qris-react-')));
  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ type: 'module', private: true }));

  npm(`pack --silent --pack-destination ${JSON.stringify(folder)}`, ROOT);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('`npm pack` made no tarball.');
  const tarball = join(folder, name);
  npm(`install --prefer-offline --no-audit --no-fund ${JSON.stringify(tarball)} msw@2`, consumer);

  project.provide('tarball', tarball);
  project.provide('consumer', consumer);
  return () => rmSync(folder, { recursive: true });
}

function npm(command: string, cwd: string): void {
  const { status, stdout, stderr } = spawnSync(`npm ${command}`, {
    cwd,
    shell: true,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm ${command} failed:\n${stdout}${stderr}`);
}
