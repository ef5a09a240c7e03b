import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/index.ts';
import { PLAYS, readPlays } from '../../src/sandbox/magicReference.ts';
import { SNAP_CASES } from '../../src/snap/responseCode.ts';
import { serveSandbox } from '../e2e/serveSandbox.ts';
import { openLink } from './openLink.ts';
import { applyOttBody, sandboxMerchant } from './sandboxMerchant.ts';

const PAY = { action: 'pay', pin: SANDBOX_CREDENTIALS.pin };

describe('a case of SNAP’s table', () => {
  it.each(Object.keys(SNAP_CASES))('%s is answered to both calls', async (snapCase) => {
    const merchant = await sandboxMerchant();
    const [http, caseCode] = [snapCase.slice(0, 3), snapCase.slice(3)];
    const link = await merchant.applyOtt(applyOttBody(`shop-7-sbx-${snapCase}-a`));
    expect(link.status).toBe(Number(http));
    expect(link.body['responseCode']).toBe(`${http}49${caseCode}`);

    const reference = `shop-7-sbx-status-${snapCase}`;
    expect((await merchant.applyOtt(applyOttBody(reference))).status).toBe(200);
    const status = await merchant.status(reference);
    expect(status.body['responseCode']).toBe(`${http}55${caseCode}`);
  });

  it('is answered once on request', async () => {
    const merchant = await sandboxMerchant();
    const body = applyOttBody('sbx-40101-once');
    expect((await merchant.applyOtt(body)).body['responseCode']).toBe('4014901');
    expect((await merchant.applyOtt(body)).body['responseCode']).toBe('2004900');
    expect((await merchant.applyOtt(body)).body['responseCode']).toBe('2004900');
  });

  it('comes only after the signature was checked', async () => {
    const merchant = await sandboxMerchant();
    const reply = await merchant.applyOtt(applyOttBody('sbx-42900'), ({ headers }) =>
      headers.set('X-SIGNATURE', 'rubbish'),
    );
    expect(reply.body['responseCode']).toBe('4014900');
  });
});

describe('readPlays', () => {
  it.each([
    ['SBX-SLOW', ['slow']],
    ['order.sbx-cut.2025', ['cut']],
    ['sbx-slow_sbx-status-50400-once', ['slow', '50400']],
    ['sbx-slower', []],
    ['sbx-99999', []],
    ['sbx-403142', []],
    ['order-1', []],
  ])('reads %s', (reference, names) => {
    expect(readPlays(reference).map(({ name }) => name)).toEqual(names);
  });
});

describe('a reply', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  /** Asks over a real connection, where a broken reply is really broken. */
  async function ask(play: string, signal?: AbortSignal): Promise<Response> {
    const merchant = await serveSandbox({ slowMs: 50 });
    stops.push(merchant.stop);
    const request = await merchant.signApplyOtt(applyOttBody(`sbx-${play}`));
    return fetch(request, { signal: signal ?? null });
  }

  it('is late', async () => {
    const before = performance.now();
    const response = await ask('slow');
    expect(performance.now() - before).toBeGreaterThanOrEqual(50);
    expect(await response.json()).toMatchObject({ responseCode: '2004900' });
  });

  it('never comes', async () => {
    await expect(ask('hang', AbortSignal.timeout(500))).rejects.toThrow(/aborted/);
  });

  it('ends with its request', async () => {
    const merchant = await sandboxMerchant();
    const caller = new AbortController();
    const request = await merchant.signApplyOtt(applyOttBody('sbx-hang'));
    const reply = merchant.sandbox(new Request(request, { signal: caller.signal }));
    caller.abort();
    expect((await reply).status).toBe(200);
  });

  it('comes byte by byte', async () => {
    const response = await ask('trickle');
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value).toEqual(Uint8Array.of('{'.charCodeAt(0)));
    await reader?.cancel();
  });

  it('breaks off', async () => {
    const response = await ask('cut');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('is a page', async () => {
    const response = await ask('html');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/html');
  });

  it('is a gateway’s page', async () => {
    expect((await ask('gateway')).status).toBe(502);
  });

  it('is empty', async () => {
    const response = await ask('empty');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('is huge', async () => {
    expect((await (await ask('huge')).text()).length).toBeGreaterThan(1024 * 1024);
  });

  it('says when to come back', async () => {
    expect((await ask('42900')).headers.get('Retry-After')).toBe('1');
  });
});

describe('a status', () => {
  it('names another reference', async () => {
    const merchant = await sandboxMerchant();
    await merchant.applyOtt(applyOttBody('sbx-status-other-reference'));
    const { body } = await merchant.status('sbx-status-other-reference');
    expect(body['originalPartnerReferenceCode']).toBe('another-reference');
  });

  it('has a code that nobody knows', async () => {
    const merchant = await sandboxMerchant();
    await merchant.applyOtt(applyOttBody('sbx-status-strange'));
    const { body } = await merchant.status('sbx-status-strange');
    expect(body['latestTransactionStatus']).toBe('99');
  });
});

async function start(reference: string) {
  const merchant = await sandboxMerchant();
  const link = openLink(merchant, await merchant.applyOtt(applyOttBody(reference)));
  const latest = async () => (await merchant.status(reference)).body['latestTransactionStatus'];
  return { merchant, link, latest };
}

describe('a payment', () => {
  it('has a link that is expired on arrival', async () => {
    const { link, latest } = await start('sbx-expired');
    expect((await link.look()).page).toContain('Tautan kedaluwarsa');
    expect(await latest()).toBe('07');
  });

  it('is paid after its link has expired', async () => {
    const { merchant, link, latest } = await start('sbx-paid-late');
    expect(await latest()).toBe('01');
    merchant.clock.now += 10_000;
    expect((await link.look()).page).toContain('Tautan kedaluwarsa');
    expect(await latest()).toBe('07');
    merchant.clock.now += 5000;
    expect(await latest()).toBe('00');
  });

  it('is pending for a while', async () => {
    const { merchant, link, latest } = await start('sbx-pending');
    await link.act({ action: 'scan', sample: '0' });
    await link.act(PAY);
    expect((await link.look()).page).toContain('Pembayaran diproses');
    expect(await latest()).toBe('03');
    merchant.clock.now += 20_000;
    expect((await link.look()).page).toContain('Pembayaran berhasil');
    expect(await latest()).toBe('00');
  });

  it('never becomes final', async () => {
    const { merchant, link, latest } = await start('sbx-never-final');
    await link.act({ action: 'scan', sample: '0' });
    await link.act(PAY);
    merchant.clock.now += 24 * 60 * 60_000;
    await merchant.b2b();
    await merchant.b2b2c();
    expect(await latest()).toBe('03');
  });
});

it('the document lists every play, and no other', () => {
  const text = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `(?:status-)?([a-z-]+)` /gm)].map(([, name]) => name);
  expect(new Set(rows)).toEqual(new Set(Object.values(PLAYS).flat()));
});
