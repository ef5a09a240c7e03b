import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createPivotSandbox } from '../createPivotSandbox.ts';
import type { SandboxCallback } from '../SandboxCallback.ts';
import { describeEvent } from './describeEvent.ts';
import { greeting } from './greeting.ts';
import { nodeListener } from './nodeListener.ts';

/** How to start the sandbox alone. */
export interface StandaloneOptions {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** Default: `http://localhost` with the port. */
  origin?: string | undefined;
  callback?: SandboxCallback | '' | undefined;
  /** Takes what there is to read. */
  write: (text: string) => void;
}

/**
 * Starts the sandbox as a server of its own.
 *
 * @throws Error where it cannot listen, or where an option is wrong.
 */
export async function startSandbox(options: StandaloneOptions): Promise<Server> {
  const { port, host, origin, callback, write } = options;
  const server = createServer();
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    throw new Error(`Port ${port} is in use. Choose another with --port.`, { cause: error });
  }
  const address = server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  const reached = origin ?? `http://localhost:${boundPort}`;
  try {
    const sandbox = createPivotSandbox({
      origin: reached,
      ...(callback && { callback }),
      onEvent: (event) => write(`${describeEvent(event)}\n`),
    });
    server.on('request', nodeListener(sandbox, reached));
  } catch (error) {
    server.close();
    throw error;
  }
  write(greeting(reached));
  return server;
}
