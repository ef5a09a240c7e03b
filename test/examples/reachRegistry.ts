import { spawnSync } from 'node:child_process';

/**
 * Sees to it that npm reaches its registry; npm itself would try for minutes, and then speak of
 * dependencies.
 */
export function reachRegistry(): void {
  const command = 'npm ping --fetch-retries=2 --fetch-retry-mintimeout=1000 --fetch-timeout=20000';
  const { status, stderr } = spawnSync(command, { shell: true, encoding: 'utf8' });
  // A registry that refuses to be pinged has been reached.
  if (status === 0 || /\bcode E\d{3}\b/.test(stderr)) return;
  throw new Error(
    'The examples are installed from the npm registry, and npm does not reach it. ' +
      'Connect this machine, or name a registry that it reaches: `npm config set registry`.',
    { cause: stderr },
  );
}
