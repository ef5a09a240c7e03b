import { execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packPackage } from '../../scripts/packPackage.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed package's file. */
    tarball: string;
    /** A project in which nothing but the tarball, its peers and msw have been installed. */
    consumer: string;
  }
}

/** Packs the package, and installs it the way a merchant does, far from this repository. */
export default function setup(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pivot-qris-react-')));
  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ type: 'module', private: true }));

  const tarball = packPackage(folder);
  const command = `npm install --prefer-offline --no-audit --no-fund ${JSON.stringify(tarball)} msw@2`;
  execSync(command, { cwd: consumer, stdio: 'pipe' });

  project.provide('tarball', tarball);
  project.provide('consumer', consumer);
  return () => rmSync(folder, { recursive: true });
}
