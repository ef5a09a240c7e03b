import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeListener } from '../../src/sandbox/cli/nodeListener.ts';
import { createPivotSandbox, SANDBOX_CREDENTIALS } from '../../src/sandbox/index.ts';
import { PLAYS } from '../../src/sandbox/magicReference.ts';
import { createPivot } from '../../src/server/index.ts';
import { isRecord } from '../../src/snap/parse.ts';
import { SNAP_CASES } from '../../src/snap/responseCode.ts';
import { lastingStore } from './proxyKit.ts';
import { applyOttBody } from './sandboxMerchant.ts';
import { startServer } from './startServer.ts';

const { clientId, clientSecret, privateKey, partnerId, channelId } = SANDBOX_CREDENTIALS;
const { bindingId, customerRefreshToken: refreshToken } = SANDBOX_CREDENTIALS;

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);
beforeEach(() => process.on('unhandledRejection', note));
afterEach(() => process.off('unhandledRejection', note));

/** What the proxy mends when it happens once. */
const MENDED = ['40101', '40102', '40103', '40104', '40900', '42900', '50001', 'slow', 'gateway'];

/** What the browser hears of it, HTTP status and case; a case of SNAP is passed on as it is. */
const HEARD: Record<string, string> = {
  // A success without a link, or without a status.
  '20000': '50002',
  slow: '20000',
  hang: '50400',
  trickle: '50400',
  cut: '50400',
  // The merchant's credentials are no business of the browser's.
  '40100': '50000',
  '40101': '50000',
  '40103': '50000',
  html: '50002',
  gateway: '50200',
  empty: '50002',
  huge: '50002',
  'other-reference': '50002',
  strange: '20000',
  anonymous: '20000',
};

type Ask = (operation: 'apply-ott' | 'status', reference: string) => Promise<string>;

/** A shop's page, a proxy and a customer. */
interface Shop {
  ask: Ask;
  /** Opens the link that was handed out, and begins to pay. */
  scan: (reference: string) => Promise<void>;
}

/** A sandbox over HTTP. Returns its origin. */
async function startSandbox(): Promise<string> {
  let listener: RequestListener | undefined;
  const origin = await startServer((incoming, outgoing) => listener?.(incoming, outgoing));
  listener = nodeListener(createPivotSandbox({ origin, slowMs: 100 }), origin);
  return origin;
}

/** Starts a proxy in front of a sandbox. */
function startShop(origin: string, timeoutMs?: number): Shop {
  const links = new Map<string, string>();
  const pivot = createPivot({
    environment: { apiBaseUrl: origin },
    clientId,
    clientSecret,
    privateKey,
    partnerId,
    channelId,
    timeoutMs,
    store: lastingStore(),
  });
  const proxy = pivot.proxy({
    returnOrigins: ['https://shop.test'],
    resolvePayment: ({ partnerReferenceNo }) => ({
      customerId: 'customer-1',
      partnerReferenceNo,
      customer: { bindingId, refreshToken },
    }),
  });
  const ask: Ask = async (operation, reference) => {
    const body =
      operation === 'status'
        ? { originalPartnerReferenceNo: reference, serviceCode: '54' }
        : applyOttBody(reference);
    const response = await proxy(
      new Request(`https://shop.test/api/qris/${operation}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
        body: JSON.stringify(body),
      }),
    );
    const reply: unknown = await response.json();
    const { responseCode, additionalInfo } = isRecord(reply) ? reply : {};
    if (operation === 'apply-ott' && isRecord(additionalInfo)) {
      links.set(reference, String(additionalInfo['paymentUrl']));
    }
    expect(response.status).toBe(Number(String(responseCode).slice(0, 3)));
    return `${reference} ${String(responseCode)}`;
  };
  return {
    ask,
    async scan(reference) {
      const body = new URLSearchParams({ action: 'scan', sample: '0' });
      const response = await fetch(links.get(reference) ?? '', { method: 'POST', body });
      expect(response.status).toBe(200);
    },
  };
}

test('answers every magic reference, in one run', { timeout: 60_000 }, async () => {
  const origin = await startSandbox();
  const patient = startShop(origin);
  const impatient = startShop(origin, 3000);
  // Tokens first: on a busy machine they would take the time of those who cannot wait.
  await impatient.ask('status', 'order-1');
  const ask: Ask = (operation, reference) =>
    (/hang|trickle/.test(reference) ? impatient : patient).ask(operation, reference);
  async function askStatus(reference: string): Promise<string> {
    await patient.ask('apply-ott', reference);
    await patient.scan(reference);
    return ask('status', reference);
  }
  async function askUnbegun(reference: string): Promise<string> {
    await ask('apply-ott', reference);
    return ask('status', reference);
  }
  const code = (name: string, service: string) => {
    const heard = HEARD[name] ?? name;
    return `${heard.slice(0, 3)}${service}${heard.slice(3)}`;
  };
  const names = [...Object.keys(SNAP_CASES), ...PLAYS.reply];
  const runs = [
    ...names.map((name) => [ask('apply-ott', `sbx-${name}`), code(name, '49')] as const),
    ...names.map((name) => {
      const expected = MENDED.includes(name) ? '2004900' : code(name, '49');
      return [ask('apply-ott', `sbx-${name}-once`), expected] as const;
    }),
    ...[...names, ...PLAYS.status].map(
      (name) => [askStatus(`sbx-status-${name}`), code(name, '55')] as const,
    ),
    ...[...names, ...PLAYS.status].map(
      (name) => [askUnbegun(`sbx-unbegun-${name}`), code(name, '55')] as const,
    ),
    ...[...PLAYS.payment, ...PLAYS.refusal].map(
      (name) => [ask('apply-ott', `sbx-${name}`), '2004900'] as const,
    ),
  ];
  const heard = await Promise.all(runs.map(([answer]) => answer));
  expect(heard).toEqual(heard.map((text, index) => `${text.split(' ')[0]} ${runs[index]?.[1]}`));
  expect(rejections).toEqual([]);
});
