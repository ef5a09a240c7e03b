import type { Server } from 'node:net';

/**
 * Reads a port from the environment.
 *
 * @throws if the variable is set to something other than a port; the message names it.
 */
export function readPort(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): number | undefined {
  const value = env[name];
  if (!value) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${name} is "${value}", and must be a port from 1 to 65535.`);
  }
  return port;
}

/** Returns the TCP port that a server listens on. */
export function getPort(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error('The server has no port yet.');
  return address.port;
}
