import assert from 'node:assert/strict';
import type { RunningShop } from './engines.ts';

/** The shop in one runtime, and the same one with a Pivot that cannot be reached. */
export interface Shop {
  shop: RunningShop;
  nowhere: RunningShop;
}

const ORIGIN = 'https://shop.example';

/** What every runtime must do. */
export const CASES: Record<string, (shop: Shop) => Promise<void>> = {
  async link({ shop }) {
    const { status, headers, body } = await applyOtt(shop, 'order-1');
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body['responseCode'], '2004900');
    assert.equal(headers.get('cache-control'), 'no-store');
  },
  async 'same link'({ shop }) {
    const [first, second] = [await applyOtt(shop, 'order-2'), await applyOtt(shop, 'order-2')];
    assert.deepEqual(second.body, first.body);
  },
  async '20 at once'({ shop }) {
    const replies = await Promise.all(
      Array.from({ length: 20 }, async () => applyOtt(shop, 'order-20')),
    );
    assert.equal(new Set(replies.map(({ body }) => JSON.stringify(body))).size, 1);
    assert.equal(replies[0]?.status, 200);
  },
  async 'a client leaves'({ shop }) {
    // Its token call and its link are the others', too.
    const leaving = new AbortController();
    const left = applyOtt(shop, 'order-slow-sbx-slow', {}, leaving.signal).catch(() => 'left');
    const others = Array.from({ length: 3 }, async () => applyOtt(shop, 'order-slow-sbx-slow'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    leaving.abort();
    assert.equal(await left, 'left');
    for (const { status, body } of await Promise.all(others)) {
      assert.equal(status, 200, JSON.stringify(body));
    }
  },
  async paid({ shop }) {
    const { body } = await applyOtt(shop, 'order-3');
    const before = await inquire(shop, 'order-3');
    assert.notEqual(before.body['latestTransactionStatus'], '00');
    const link = String(Object(body['additionalInfo']).paymentUrl);
    await act(link, { action: 'scan', sample: '0' });
    await act(link, { action: 'pay', pin: '123456' });
    const answer = await inquire(shop, 'order-3');
    assert.equal(answer.body['latestTransactionStatus'], '00', JSON.stringify(answer.body));
    assert.equal((await applyOtt(shop, 'order-3')).status, 409);
  },
  async refusals({ shop }) {
    assert.equal((await applyOtt(shop, 'order-4', { cookie: 'session=2' })).status, 403);
    assert.equal((await applyOtt(shop, 'order-4', { origin: 'https://evil.example' })).status, 403);
    assert.equal((await applyOtt(shop, 'unknown-4')).status, 403);
    assert.equal((await applyOtt(shop, '')).status, 400);
  },
  async limits({ shop }) {
    const large = await post(shop, 'status', { originalPartnerReferenceNo: 'x'.repeat(9000) });
    assert.equal(large.status, 413);
    const text = await fetch(`${shop.origin}/api/qris/status`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'text/plain' },
      body: '{}',
    });
    assert.equal(text.status, 415);
  },
  async 'Pivot down'({ nowhere }) {
    const { status, headers } = await applyOtt(nowhere, 'order-5');
    assert.equal(status, 503);
    assert.notEqual(headers.get('retry-after'), null);
  },
};

interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

async function post(
  { origin }: RunningShop,
  operation: 'apply-ott' | 'status',
  body: unknown,
  headers: Record<string, string> = {},
  signal: AbortSignal | null = null,
): Promise<Reply> {
  const response = await fetch(`${origin}/api/qris/${operation}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: 'session=1',
      origin: ORIGIN,
      ...headers,
    },
    body: JSON.stringify(body),
    signal,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function applyOtt(
  shop: RunningShop,
  partnerReferenceNo: string,
  headers: Record<string, string> = {},
  signal: AbortSignal | null = null,
): Promise<Reply> {
  const additionalInfo = { partnerReferenceNo, redirectUrl: `${ORIGIN}/paid` };
  return post(shop, 'apply-ott', { userResources: ['OTT'], additionalInfo }, headers, signal);
}

async function inquire(shop: RunningShop, reference: string): Promise<Reply> {
  return post(shop, 'status', { originalPartnerReferenceNo: reference, serviceCode: '54' });
}

/** What a customer does in the sandbox's webview. */
async function act(link: string, fields: Record<string, string>): Promise<void> {
  const response = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  assert.equal(response.status, 303);
}
