import type { SandboxCallback } from '../context.ts';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { PATHS } from '../../snap/services.ts';
import type { SandboxEvent } from '../context.ts';
import { createPivotSandbox } from '../createPivotSandbox.ts';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
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
    // Without a listener Node hangs up.
    server.on('connect', (_request, socket) => {
      socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n');
    });
  } catch (error) {
    server.close();
    throw error;
  }
  write(greeting(reached));
  return server;
}

/** One line about something that happened in the sandbox. */
function describeEvent(event: SandboxEvent): string {
  if (event.type === 'call') {
    return `${event.method} ${event.path}  ${event.responseCode} ${event.responseMessage}`;
  }
  if (event.type === 'payment') {
    return `payment ${event.partnerReferenceNo}  ${event.status}`;
  }
  const outcome = event.httpStatus === 0 ? 'no answer' : `HTTP ${event.httpStatus}`;
  const next = event.willRetry ? ', will try again' : '';
  return `callback ${event.partnerReferenceNo}  #${event.attempt} ${outcome}${next}`;
}

/** What a merchant needs to know to call the sandbox at `origin`. */
function greeting(origin: string): string {
  const { privateKey, publicKey: _ourHalf, ...texts } = SANDBOX_CREDENTIALS;
  const rows = Object.entries(texts).map(([name, value]) => `  ${name.padEnd(28)}${value}`);
  return `Pivot sandbox at ${origin} - no money moves

  B2B token      POST ${origin}${PATHS.tokens}/b2b
  B2B2C token    POST ${origin}${PATHS.tokens}/b2b2c
  Apply OTT      POST ${origin}${PATHS.applyOtt}
  Status         POST ${origin}${PATHS.status}

Sign with these published credentials; they guard nothing:

${rows.join('\n')}

${privateKey}

`;
}
