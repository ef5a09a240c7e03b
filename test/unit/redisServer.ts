import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort } from '../../scripts/freePort.ts';

/** Where `redis-server` is, if it is installed. */
export const redisBinary: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find((file) => existsSync(file));

/** A Redis of the test's own. */
export interface RedisServer {
  url: string;
  stop: () => Promise<void>;
}

/** Starts a Redis on a free loopback port that keeps nothing on disk, and waits until it is ready. */
export async function startRedis(binary: string, port?: number): Promise<RedisServer> {
  port ??= await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(binary, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  for await (const line of server.stdout) {
    log += String(line);
    if (log.includes('Ready to accept connections')) break;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      if (server.exitCode !== null) return;
      server.kill();
      await once(server, 'exit');
    },
  };
}
