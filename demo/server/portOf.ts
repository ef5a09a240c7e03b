import type { Server } from 'node:net';

/** The TCP port that a server listens on. */
export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error('The server has no port yet.');
  return address.port;
}
