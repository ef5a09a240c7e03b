import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { errorCode, isConnectionError } from '../../src/server/pivot/connectionError.ts';

/** Errors of `fetch` as runtimes made them, in tries against servers that did just that. */
const BEFORE_SENDING: Record<string, unknown> = {
  'Node, refused': fails({ code: 'ECONNREFUSED', syscall: 'connect' }),
  'Node, no such host': fails({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
  'Node, two addresses, one without a route': fails({
    code: 'ETIMEDOUT',
    errors: [
      { code: 'ETIMEDOUT', syscall: 'connect' },
      { code: 'ENETUNREACH', syscall: 'connect' },
    ],
  }),
  'Node, connecting takes too long': fails({ code: 'UND_ERR_CONNECT_TIMEOUT' }),
  'Node, untrusted': fails({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    message: 'self-signed certificate',
  }),
  'Node, of another host': fails({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
  'Node, expired': fails({ code: 'CERT_HAS_EXPIRED' }),
  'Node, no TLS': fails({ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }),
  'Node, reset in the handshake': fails({
    code: 'ECONNRESET',
    message: 'Client network socket disconnected before secure TLS connection was established',
  }),
  'Deno, refused': fails({
    message:
      'error sending request for url (https://pivot.test/): client error (Connect): tcp connect error: Connection refused (os error 111)',
  }),
  'Deno, no such host': fails({
    message:
      'error sending request for url (https://pivot.test/): client error (Connect): dns error: failed to lookup address information',
  }),
  'Deno, untrusted': fails({
    message:
      'error sending request for url (https://pivot.test/): client error (Connect): invalid peer certificate: UnknownIssuer',
  }),
  'Deno, reset in the handshake': fails({
    message:
      'error sending request for url (https://pivot.test/): client error (Connect): tls handshake eof',
  }),
  'Bun, refused': { name: 'TypeError', code: 'ECONNREFUSED' },
  'Bun, untrusted': { name: 'TypeError', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
};

const PERHAPS_SENT: Record<string, unknown> = {
  'Node, closed': fails({ code: 'UND_ERR_SOCKET', message: 'other side closed' }),
  'Node, reset': fails({ code: 'ECONNRESET', syscall: 'read', message: 'read ECONNRESET' }),
  'Node, two addresses, one of which may have got it': fails({
    errors: [
      { code: 'ECONNRESET', syscall: 'read' },
      { code: 'ENETUNREACH', syscall: 'connect' },
    ],
  }),
  'Node, no headers in time': fails({ code: 'UND_ERR_HEADERS_TIMEOUT' }),
  'Deno, closed': fails({
    message:
      'error sending request from 127.0.0.1:1 for https://pivot.test/: client error (SendRequest): connection closed before message completed',
  }),
  'Bun, closed': { name: 'TypeError', code: 'ECONNRESET' },
  'Workers, lost': new Error('Network connection lost.'),
  'an abort': { code: 'no answer in 25000 ms' },
  nothing: undefined,
  'a string': 'ECONNREFUSED',
};

/** As `fetch` rejects. */
function fails(cause: object): Error {
  return new TypeError('fetch failed', { cause });
}

test.each(Object.entries(BEFORE_SENDING))('nothing was sent: %s', (_what, error) => {
  expect(isConnectionError(error)).toBe(true);
  expect(errorCode(error)).not.toBe('no code');
});

test.each(Object.entries(PERHAPS_SENT))('something may have been sent: %s', (_what, error) => {
  expect(isConnectionError(error)).toBe(false);
});

test('this runtime: a connection that ends in the handshake, and one that ends after it', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.destroy());
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const call = async (scheme: string): Promise<unknown> =>
    fetch(`${scheme}://127.0.0.1:${address.port}`, { method: 'POST', body: '{}' }).catch(
      (error: unknown) => error,
    );
  expect(isConnectionError(await call('https'))).toBe(true);
  expect(isConnectionError(await call('http'))).toBe(false);
});
