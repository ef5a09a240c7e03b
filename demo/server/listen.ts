import type { Server } from 'node:net';
import { portOf } from './portOf.ts';

const TRIES = 20;

/**
 * Listens on localhost, on this port or on the next free one after it.
 *
 * @returns the port that it became.
 */
export async function listen(server: Server, port: number): Promise<number> {
  for (let candidate = port; candidate < port + TRIES; candidate += 1) {
    if (await tryPort(server, candidate)) return portOf(server);
  }
  throw new Error(
    `Ports ${port} to ${port + TRIES - 1} are taken. Set SANDBOX_PORT to a free one.`,
  );
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    function handleError(error: NodeJS.ErrnoException) {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    }
    server.once('error', handleError);
    server.listen(port, 'localhost', () => {
      server.off('error', handleError);
      resolve(true);
    });
  });
}
