import { spawn, spawnSync } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startSandbox } from '../../src/sandbox/cli/startSandbox.ts';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/index.ts';
import { freePort } from '../../scripts/freePort.ts';

const PAGE = readFileSync(
  fileURLToPath(new URL('../../docs/proxy-in-any-language.md', import.meta.url)),
  'utf8',
);
const ORIGIN = 'http://localhost:8000';
const hasPhp = /curl/.test(spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout ?? '');

it('prints a vector that its formula gives', () => {
  const [, toSign = '', secret = '', signature = ''] =
    /^\| `(POST:[^`]+)`\s*\| client secret `(\w+)`\s*\| `([^`]+)`/m.exec(PAGE) ?? [];
  expect(createHmac('sha512', secret).update(toSign).digest('base64')).toBe(signature);
});

// Needs php-cli and php-curl; without them the example is not run.
it.skipIf(!hasPhp)('has an example in PHP that takes a payment', { timeout: 30_000 }, async () => {
  const post = await startPhp(await startPivot());
  const reference = `php-${randomUUID()}`;
  const redirectUrl = `${ORIGIN}/paid?qris=Zk3vQ8aB*${reference}`;
  const order = { partnerReferenceNo: reference, redirectUrl, failedRedirectUrl: redirectUrl };
  const applyOtt = (additionalInfo: object, origin?: string) =>
    post('apply-ott', { userResources: ['OTT'], additionalInfo }, origin);

  const first = await applyOtt(order);
  expect(first).toMatchObject({ status: 200, body: { responseCode: '2004900' } });
  expect(first.body.additionalInfo.paymentUrl).toContain('/whitelabel/qris-payment?token=');
  expect((await applyOtt(order)).body).toEqual(first.body);

  await fetch(first.body.additionalInfo.paymentUrl, form({ action: 'scan', sample: '0' }));
  await fetch(
    first.body.additionalInfo.paymentUrl,
    form({ action: 'pay', pin: SANDBOX_CREDENTIALS.pin }),
  );
  const paid = await post('status', { originalPartnerReferenceNo: reference, serviceCode: '54' });
  expect(paid).toMatchObject({
    status: 200,
    body: {
      latestTransactionStatus: '00',
      additionalInfo: { expectedAmount: { value: '36000.00', currency: 'IDR' } },
    },
  });

  expect(await applyOtt(order, 'https://evil.example')).toMatchObject({ status: 403 });
  expect(await applyOtt({ ...order, redirectUrl: 'https://evil.example/' })).toMatchObject({
    status: 400,
  });
  expect(await applyOtt({ ...order, partnerReferenceNo: 'other-1' })).toMatchObject({
    status: 403,
  });
});

async function startPivot(): Promise<string> {
  const server = await startSandbox({ port: 0, host: '127.0.0.1', write: () => undefined });
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no port.');
  return `http://localhost:${address.port}`;
}

/** Serves the page's example; what comes back posts to it as a page of the shop does. */
async function startPhp(pivot: string) {
  const folder = await mkdtemp(join(tmpdir(), 'qris-php-'));
  const [, code = ''] = /```php title="qris.php"\n([^]*?)```/.exec(PAGE) ?? [];
  const findOrder = `function findOrder(string $reference): ?array {
    return str_starts_with($reference, 'php-')
      ? ['reference' => $reference, 'bindingId' => '${SANDBOX_CREDENTIALS.bindingId}',
        'amount' => ['value' => '36000.00', 'currency' => 'IDR']]
      : null;
  }`;
  await writeFile(join(folder, 'qris.php'), `${code}\n${findOrder}\n`);
  const port = await freePort();
  const php = spawn('php', ['-S', `127.0.0.1:${port}`, 'qris.php'], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...process.env,
      TMPDIR: folder,
      PIVOT_BASE_URL: pivot,
      PIVOT_CLIENT_ID: SANDBOX_CREDENTIALS.clientId,
      PIVOT_CLIENT_SECRET: SANDBOX_CREDENTIALS.clientSecret,
      PIVOT_PRIVATE_KEY: SANDBOX_CREDENTIALS.privateKey,
      PIVOT_PARTNER_ID: SANDBOX_CREDENTIALS.partnerId,
      PIVOT_CHANNEL_ID: SANDBOX_CREDENTIALS.channelId,
    },
  });
  onTestFinished(async () => {
    php.kill();
    await rm(folder, { recursive: true });
  });
  await vi.waitFor(async () => fetch(`http://127.0.0.1:${port}/`), { timeout: 10_000 });
  return async (operation: string, body: object, origin = ORIGIN) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/qris/${operation}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
}

const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  redirect: 'manual',
});
