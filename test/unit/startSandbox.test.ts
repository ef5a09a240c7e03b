import type { Server, ServerResponse } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { runCommand } from '../../src/sandbox/cli/runCommand.ts';
import { type StandaloneOptions, startSandbox } from '../../src/sandbox/cli/startSandbox.ts';
import { SANDBOX_CREDENTIALS, type SandboxCallback } from '../../src/sandbox/index.ts';
import { openLink } from './openLink.ts';
import { applyOttBody, sandboxMerchant, type SandboxMerchant } from './sandboxMerchant.ts';
import { startServer } from './startServer.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  vi.restoreAllMocks();
});

async function start(
  callback?: SandboxCallback,
  more: Partial<StandaloneOptions> = {},
): Promise<{ merchant: SandboxMerchant; origin: string; text: () => string }> {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  servers.push(await startSandbox({ port: 0, host: '127.0.0.1', callback, write, ...more }));
  const text = () => written.join('');
  const origin = /http:\/\/localhost:\d+/.exec(text())?.[0] ?? '';
  return { merchant: await sandboxMerchant({ origin, now: Date.now }, fetch), origin, text };
}

describe('startSandbox', () => {
  it('prints the addresses and every credential', async () => {
    const { text, origin } = await start();
    expect(text()).toContain(`POST ${origin}/wallet-backend/snap/v1.0/qr/apply-ott`);
    const { publicKey: _, privateKey, ...credentials } = SANDBOX_CREDENTIALS;
    for (const value of Object.values(credentials)) expect(text()).toContain(value);
    expect(text().replaceAll('\\n', '\n')).toContain(privateKey.trim());
  });

  it('prints its credentials as the lines of an .env file', async () => {
    const { text, origin } = await start();
    const lines = text().slice(text().indexOf('PIVOT_BASE_URL'));
    const { PIVOT_PRIVATE_KEY = '', ...env } = parseEnv(lines);
    expect(PIVOT_PRIVATE_KEY.trim()).toBe(SANDBOX_CREDENTIALS.privateKey.trim());
    expect(env).toEqual({
      PIVOT_BASE_URL: origin,
      PIVOT_CLIENT_ID: SANDBOX_CREDENTIALS.clientId,
      PIVOT_CLIENT_SECRET: SANDBOX_CREDENTIALS.clientSecret,
      PIVOT_PARTNER_ID: SANDBOX_CREDENTIALS.partnerId,
      PIVOT_CHANNEL_ID: SANDBOX_CREDENTIALS.channelId,
      PIVOT_BINDING_ID: SANDBOX_CREDENTIALS.bindingId,
      PIVOT_CUSTOMER_REFRESH_TOKEN: SANDBOX_CREDENTIALS.customerRefreshToken,
      PIVOT_CALLBACK_API_KEY: SANDBOX_CREDENTIALS.callbackApiKey,
    });
  });

  it('writes them to a new file, and leaves one that exists as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const envFile = join(folder, '.env');
    const { text, origin } = await start(undefined, { envFile });
    const written = await readFile(envFile, 'utf8');
    expect(parseEnv(written)).toMatchObject({ PIVOT_BASE_URL: origin });
    expect(text()).not.toContain('PIVOT_CLIENT_SECRET');
    const again = await start(undefined, { envFile });
    expect(await readFile(envFile, 'utf8')).toBe(written);
    expect(again.text()).toContain('exists and was not changed');
    expect(again.text()).toContain('PIVOT_CLIENT_SECRET');
  });

  it('says at its address what it is, and opens a payment page', async () => {
    const { origin } = await start(undefined, {
      sample: { merchantName: 'Warung Uji', city: 'Bogor', amount: '1234.00' },
    });
    const home = await fetch(origin);
    expect(home.status).toBe(200);
    expect(await home.text()).toContain(SANDBOX_CREDENTIALS.pin);
    const paying = await fetch(origin, { method: 'POST' });
    expect(new URL(paying.url).pathname).toBe('/whitelabel/qris-payment');
    const text = await paying.text();
    expect(text).toContain('Warung Uji');
    expect(text).toMatch(/Rp\s1\.234\b/);
  });

  it('answers over HTTP, from the tokens to the payment', async () => {
    const { merchant, origin, text } = await start();
    const reply = await merchant.applyOtt();
    const link = openLink(merchant, reply);
    expect(link.url.startsWith(`${origin}/whitelabel/qris-payment?token=`)).toBe(true);
    await link.act({ action: 'scan', sample: '0' });
    await link.act({ action: 'pay', pin: SANDBOX_CREDENTIALS.pin });
    expect((await merchant.status('order-1')).body['latestTransactionStatus']).toBe('00');
    expect(text()).toContain('payment order-1  paid');
    expect(text()).not.toContain('token=');
  });

  it('breaks a reply off where a magic reference wants it', async () => {
    const { merchant } = await start();
    const response = await fetch(await merchant.signApplyOtt(applyOttBody('sbx-cut')));
    await expect(response.text()).rejects.toThrow();
  });

  it('says what came of a callback', async () => {
    const answers = [
      (outgoing: ServerResponse) => outgoing.destroy(),
      (outgoing: ServerResponse) => outgoing.writeHead(503).end(),
      (outgoing: ServerResponse) => outgoing.writeHead(200).end(),
    ];
    const url = await startServer((_incoming, outgoing) => void answers.shift()?.(outgoing));
    const { merchant, text } = await start({ url, apiKey: 'key', retryDelays: [1, 1, 1] });
    await openLink(merchant, await merchant.applyOtt()).act({ action: 'cancel' });
    await vi.waitFor(() => expect(text()).toContain('#3'));
    expect(text()).toContain(
      'payment order-1  cancelled\n' +
        'callback order-1  #1 no answer, will try again\n' +
        'callback order-1  #2 HTTP 503, will try again\n' +
        'callback order-1  #3 HTTP 200\n',
    );
  });

  it.each([
    ['TRACE / HTTP/1.1', 405],
    ['CONNECT localhost:4174 HTTP/1.1', 405],
    ['GET * HTTP/1.1', 400],
    ['OPTIONS * HTTP/1.1', 400],
    ['GET http:// HTTP/1.1', 400],
    ['GET ftp://localhost/ HTTP/1.1', 400],
    ['GET //evil.example/whitelabel/qris-payment.css HTTP/1.1', 404],
    ['GET /whitelabel/qris-payment.css HTTP/1.1', 200],
    ['GET http://any.example/whitelabel/qris-payment.css HTTP/1.1', 200],
    ['GET HTTPS://any.example:1/whitelabel/qris-payment?token=x HTTP/1.1', 404],
  ])('answers %s', async (line, status) => {
    const { origin } = await start();
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write(`${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(await readText(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('says that a port is in use', async () => {
    const { origin } = await start();
    const options = {
      port: Number(new URL(origin).port),
      host: '127.0.0.1',
      write: () => undefined,
    };
    await expect(startSandbox(options)).rejects.toThrow(/is in use\. Choose another with --port/);
  });
});

describe('runCommand', () => {
  it.each([
    [[], 'Say what to start: sandbox.'],
    [['sandbox', '--port', 'x'], '--port must be a number'],
    [['sandbox', '--port', '65536'], '--port must be a number'],
    [['sandbox', '--amount', 'x'], '--amount must be in rupiah'],
    [['sandbox', '--amount', '0'], '--amount must be in rupiah'],
    [['sandbox', '--prot', '1'], "Unknown option '--prot'"],
    [['sandbox', '--port', '0', '--origin', 'localhost'], 'origin must be'],
    [['sandbox', '--port', '0', '--callback-url', 'x'], 'callback.url must be'],
  ])('refuses %j', async (args, reason) => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await runCommand(args)).toBe(1);
    expect(write.mock.calls.join()).toContain(reason);
    expect(write.mock.calls.join()).toContain('Usage:');
  });

  it('explains itself', async () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await runCommand(['--help'])).toBe(0);
    expect(write.mock.calls.join()).toContain('--callback-url');
  });
});
