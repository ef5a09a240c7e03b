import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { SampleQris, SandboxCallback, SandboxEvent } from '../context.ts';
import { PATHS } from '../../snap/services.ts';
import { createPivotSandbox } from '../createPivotSandbox.ts';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import { SAMPLE_QRIS } from '../sessions.ts';
import { nodeListener } from './nodeListener.ts';

/** How to start the sandbox alone. */
export interface StandaloneOptions {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** `http://localhost` with the port by default. */
  origin?: string | undefined;
  callback?: SandboxCallback | '' | undefined;
  /** The first QRIS that there is to scan. */
  sample?: SampleQris | undefined;
  /** Where to write the credentials, unless the file exists. */
  envFile?: string | undefined;
  /** Gets what is printed. */
  write: (text: string) => void;
}

/**
 * Starts the sandbox as a server.
 *
 * @throws Error if it cannot listen, or where an option is wrong.
 */
export async function startSandbox(options: StandaloneOptions): Promise<Server> {
  const { port, host, origin, callback, sample, envFile, write } = options;
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
      ...(sample && { samples: () => [sample, ...SAMPLE_QRIS.slice(1)] }),
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
  const env = writeEnv(reached);
  const isWritten = envFile !== undefined && (await writeNew(envFile, env));
  write(`${greeting(reached)}\n${describeEnv(env, envFile, isWritten)}\n`);
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

/** Where the sandbox is, and its calls. */
function greeting(origin: string): string {
  return `Pivot sandbox at ${origin} - no money moves. Open it to see a payment page.

  B2B token      POST ${origin}${PATHS.tokens}/b2b
  B2B2C token    POST ${origin}${PATHS.tokens}/b2b2c
  Apply OTT      POST ${origin}${PATHS.applyOtt}
  Status         POST ${origin}${PATHS.status}
`;
}

/** The sandbox's address and credentials as lines of an `.env` file. */
function writeEnv(origin: string): string {
  const { privateKey } = SANDBOX_CREDENTIALS;
  const values = {
    PIVOT_BASE_URL: origin,
    PIVOT_CLIENT_ID: SANDBOX_CREDENTIALS.clientId,
    PIVOT_CLIENT_SECRET: SANDBOX_CREDENTIALS.clientSecret,
    PIVOT_PRIVATE_KEY: `"${privateKey.trim().replaceAll('\n', '\\n')}"`,
    PIVOT_PARTNER_ID: SANDBOX_CREDENTIALS.partnerId,
    PIVOT_CHANNEL_ID: SANDBOX_CREDENTIALS.channelId,
    PIVOT_BINDING_ID: SANDBOX_CREDENTIALS.bindingId,
    PIVOT_CUSTOMER_REFRESH_TOKEN: SANDBOX_CREDENTIALS.customerRefreshToken,
    PIVOT_CALLBACK_API_KEY: SANDBOX_CREDENTIALS.callbackApiKey,
  };
  const { secondBindingId, secondCustomerRefreshToken } = SANDBOX_CREDENTIALS;
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  return `${lines.join('')}# A second customer, to try that one cannot see the payments of the other:
# PIVOT_BINDING_ID=${secondBindingId}
# PIVOT_CUSTOMER_REFRESH_TOKEN=${secondCustomerRefreshToken}
`;
}

/** @returns false if the file exists, which stays as it is. */
async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function describeEnv(env: string, file: string | undefined, isWritten: boolean): string {
  const { pin } = SANDBOX_CREDENTIALS;
  if (isWritten) return `Its credentials are in ${file}. The PIN is ${pin}.\n`;
  const what = file === undefined ? '' : `${file} exists and was not changed. `;
  return `${what}Copy these lines into your .env; they guard nothing. The PIN is ${pin}.\n\n${env}`;
}
