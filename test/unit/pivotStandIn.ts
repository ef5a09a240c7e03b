import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  importClientSecret,
  importPublicKey,
  verifySymmetric,
  verifyTokenRequest,
} from '../../src/server/signing/index.ts';

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

/** Merchant credentials that the stand-in knows. */
export const CREDENTIALS = {
  clientId: 'client-1',
  clientSecret: 'secret-of-the-client',
  privateKey: pair.privateKey,
  partnerId: 'partner-1',
  channelId: '12345',
};

export type Operation = 'token-b2b' | 'token-b2b2c' | 'apply-ott' | 'status';

const OPERATIONS: Record<string, Operation> = {
  '/snap/v1.0/access-token/b2b': 'token-b2b',
  '/snap/v1.0/access-token/b2b2c': 'token-b2b2c',
  '/wallet-backend/snap/v1.0/qr/apply-ott': 'apply-ott',
  '/wallet-backend/snap/v1.0/debit/status': 'status',
};

/** One scripted answer; what is left out is as Pivot would answer. */
export interface Script {
  status?: number;
  /** An object is sent as JSON, a string or bytes as they are. */
  body?: Record<string, unknown> | string | Buffer;
  headers?: Record<string, string>;
  /** Nothing more is answered until the test is over, or the connection is cut. */
  instead?: 'hang' | 'hang in the body' | 'cut' | 'cut in the body';
  /** Answers when this resolves. */
  after?: Promise<unknown>;
}

/** What Pivot says of a payment that the customer has not begun. */
export const NEVER_BEGUN: Script = {
  status: 404,
  body: { responseCode: '4045501', responseMessage: 'Transaction Not Found' },
};

/** What Pivot says of a payment in this status. */
export function statusReply(latestTransactionStatus: string, more: object = {}): Script {
  return {
    body: {
      responseCode: '2005500',
      responseMessage: 'Successful',
      latestTransactionStatus,
      ...more,
    },
  };
}

/** A request as it arrived. */
export interface Received {
  operation: Operation;
  headers: IncomingMessage['headers'];
  rawBody: Buffer;
  body: Record<string, unknown> & { additionalInfo: Record<string, unknown> };
}

/** A scripted Pivot on a free loopback port. */
export interface PivotStandIn {
  apiBaseUrl: string;
  received: Received[];
  /** What it found wrong with signatures and headers; a test expects none. */
  faults: string[];
  /** Queues answers for the next requests of an operation. */
  script: (operation: Operation, ...answers: Script[]) => void;
  /** Answers an operation like this from now on, unless something is queued. */
  usually: (operation: Operation, answer: Script) => void;
  /** How far its clock is ahead of ours, in ms: by it links end. */
  clock: { aheadMs: number };
  /** How many requests of each operation arrived. */
  counts: () => Partial<Record<Operation, number>>;
  close: () => Promise<void>;
}

/**
 * Starts a server that answers as Pivot's documents say, or as scripted. It checks both signatures
 * over the bytes that arrived, the time stamp's form, and that no X-EXTERNAL-ID comes twice.
 */
export async function startPivot(): Promise<PivotStandIn> {
  const secret = await importClientSecret(CREDENTIALS.clientSecret);
  const publicKey = await importPublicKey(pair.publicKey);
  const received: Received[] = [];
  const faults: string[] = [];
  const scripts = new Map<Operation, Script[]>();
  const usual = new Map<Operation, Script>();
  const externalIds = new Set<string>();
  const tokens = new Set<string>();
  const clock = { aheadMs: 0 };

  async function check({ operation, headers, rawBody }: Received, path: string): Promise<void> {
    const timestamp = String(headers['x-timestamp']);
    const signature = String(headers['x-signature']);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/.test(timestamp)) faults.push('X-TIMESTAMP');
    if (headers['content-type'] !== 'application/json') faults.push('Content-Type');
    if (operation.startsWith('token')) {
      const clientId = String(headers['x-client-key']);
      const isTrue = await verifyTokenRequest(publicKey, clientId, timestamp, signature);
      if (!isTrue || clientId !== CREDENTIALS.clientId) faults.push('signature of a token call');
      return;
    }
    const accessToken = String(headers.authorization).replace('Bearer ', '');
    const body = rawBody.toString('utf8');
    const request = { method: 'POST', path, accessToken, body, timestamp };
    if (!(await verifySymmetric(secret, request, signature))) faults.push('signature');
    if (!tokens.has(accessToken)) faults.push('Authorization');
    if (!/^Bearer \S+$/.test(String(headers['authorization-customer']))) {
      faults.push('Authorization-Customer');
    }
    if (headers['x-partner-id'] !== CREDENTIALS.partnerId) faults.push('X-PARTNER-ID');
    if (headers['channel-id'] !== CREDENTIALS.channelId) faults.push('CHANNEL-ID');
    const externalId = String(headers['x-external-id']);
    if (!/^\d{1,36}$/.test(externalId) || externalIds.has(externalId)) faults.push('X-EXTERNAL-ID');
    externalIds.add(externalId);
  }

  const server = createServer((request, response) => {
    void serve(request, response);
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    // A gateway in front of Pivot may have a path of its own.
    const operation = OPERATIONS[path.replace(/^\/gateway/, '')];
    const rawBody = Buffer.concat(await request.toArray());
    if (operation === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not Found</h1>');
      return;
    }
    const arrived = {
      operation,
      headers: request.headers,
      rawBody,
      body: JSON.parse(rawBody.toString('utf8')),
    };
    received.push(arrived);
    await check(arrived, path);
    const script = scripts.get(operation)?.shift() ?? usual.get(operation) ?? {};
    await script.after;
    if (script.instead === 'hang') return;
    if (script.instead === 'cut') {
      request.socket.destroy();
      return;
    }
    const standard = usualReply(arrived, received.length, clock.aheadMs);
    if (typeof standard['accessToken'] === 'string') tokens.add(standard['accessToken']);
    const body = script.body ?? standard;
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.writeHead(script.status ?? 200, {
      'Content-Type': 'application/json',
      // By the clock that a test may have set, which Node's own header does not follow.
      Date: new Date(Date.now() + clock.aheadMs).toUTCString(),
      ...script.headers,
    });
    if (script.instead === 'hang in the body') response.write(text.slice(0, 10));
    else if (script.instead === 'cut in the body') {
      response.write(text.slice(0, 10), () => request.socket.destroy());
    } else response.end(text);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    apiBaseUrl: `http://127.0.0.1:${address.port}`,
    received,
    faults,
    clock,
    script: (operation, ...answers) => {
      scripts.set(operation, [...(scripts.get(operation) ?? []), ...answers]);
    },
    usually: (operation, answer) => void usual.set(operation, answer),
    counts: () => {
      const counts: Partial<Record<Operation, number>> = {};
      for (const { operation } of received) counts[operation] = (counts[operation] ?? 0) + 1;
      return counts;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** As the examples of Pivot's pages, with a field that no page documents. */
function usualReply(
  { operation, body }: Received,
  count: number,
  aheadMs: number,
): Record<string, unknown> {
  const undocumented = { internalNote: 'not for a browser' };
  switch (operation) {
    case 'token-b2b':
      return {
        responseCode: '2007300',
        responseMessage: 'Successful',
        accessToken: `b2b-token-${count}-${randomUUID()}`,
        tokenType: 'Bearer',
        expiresIn: '900',
      };
    case 'token-b2b2c':
      return {
        responseCode: '2007400',
        responseMessage: 'Successful',
        accessToken: `customer-token-${count}-${randomUUID()}`,
        tokenType: 'Bearer',
        accessTokenExpiryTime: inMinutes(15),
        refreshToken: `refresh-token-${count}-${randomUUID()}`,
        refreshTokenExpiryTime: inMinutes(24 * 60),
      };
    case 'apply-ott':
      return {
        ...undocumented,
        responseCode: '2004900',
        responseMessage: 'Successful',
        userResources: [{ resourceType: 'OTT', value: randomUUID(), ...undocumented }],
        additionalInfo: {
          ...undocumented,
          paymentUrl: `https://wallet.example/whitelabel/qris-payment?token=link-${randomUUID()}`,
          urlExpiry: inMinutes(15 + aheadMs / 60_000),
        },
      };
    case 'status':
    default:
      return {
        ...undocumented,
        responseCode: '2005500',
        responseMessage: 'Successful',
        originalPartnerReferenceCode: body['originalPartnerReferenceNo'],
        serviceCode: '54',
        latestTransactionStatus: '03',
        transactionStatusDesc: 'Pending',
        transAmount: { value: '36000.00', currency: 'IDR', ...undocumented },
      };
  }
}

/** A moment as Pivot writes it: Jakarta's time, six fraction digits. */
export function inMinutes(minutes: number): string {
  const jakarta = new Date(Date.now() + minutes * 60_000 + 7 * 60 * 60_000);
  return `${jakarta.toISOString().slice(0, 23)}844+07:00`;
}
