import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/index.ts';
import { PLAYS, readPlays } from '../../src/sandbox/magicReference.ts';
import { SNAP_CASES } from '../../src/snap/responseCode.ts';
import { serveSandbox } from '../e2e/serveSandbox.ts';
import { openLink } from './openLink.ts';
import { applyOttBody, sandboxMerchant } from './sandboxMerchant.ts';

const PAY = { action: 'pay', pin: SANDBOX_CREDENTIALS.pin };
const SCAN = { action: 'scan', sample: '0' };

/** How many cases each HTTP status has in SNAP's table; they count from 00. */
const CASE_COUNTS = [
  ['200', 1],
  ['202', 1],
  ['400', 3],
  ['401', 5],
  ['403', 24],
  ['404', 20],
  ['405', 2],
  ['409', 2],
  ['429', 1],
  ['500', 3],
  ['504', 1],
] as const;
const ALL_CASES = CASE_COUNTS.flatMap(([http, count]) =>
  Array.from({ length: count }, (_, index) => http + String(index).padStart(2, '0')),
);

async function start(reference: string) {
  const merchant = await sandboxMerchant();
  const makeLink = async () => openLink(merchant, await merchant.applyOtt(applyOttBody(reference)));
  const link = await makeLink();
  const latest = async () => (await merchant.status(reference)).body['latestTransactionStatus'];
  const code = async () => (await merchant.status(reference)).body['responseCode'];
  return { merchant, makeLink, link, latest, code };
}

describe('a case of SNAP’s table', () => {
  it('is each of the table’s', () => {
    expect(Object.keys(SNAP_CASES).toSorted()).toEqual(ALL_CASES);
  });

  it.each(ALL_CASES)('%s is answered to both calls', async (snapCase) => {
    const merchant = await sandboxMerchant();
    const [http, caseCode] = [snapCase.slice(0, 3), snapCase.slice(3)];
    const reply = await merchant.applyOtt(applyOttBody(`shop-7-sbx-${snapCase}-a`));
    expect(reply.status).toBe(Number(http));
    expect(reply.body['responseCode']).toBe(`${http}49${caseCode}`);

    const reference = `shop-7-sbx-status-${snapCase}`;
    const link = openLink(merchant, await merchant.applyOtt(applyOttBody(reference)));
    expect((await merchant.status(reference)).body['responseCode']).toBe('2005500');
    await link.act(SCAN);
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
    ['SBX-UNBEGUN-40300-ONCE', ['40300']],
    ['sbx-status-unbegun-slow', []],
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
    const { merchant, link } = await start('sbx-status-other-reference');
    await link.act(SCAN);
    const { body } = await merchant.status('sbx-status-other-reference');
    expect(body['originalPartnerReferenceCode']).toBe('another-reference');
  });

  it('has a code that nobody knows', async () => {
    const { link, latest } = await start('sbx-status-strange');
    await link.act(SCAN);
    expect(await latest()).toBe('99');
  });

  it('tells nothing by which one transaction differs from another', async () => {
    const { merchant, makeLink, link } = await start('sbx-status-anonymous');
    const read = async () => (await merchant.status('sbx-status-anonymous')).body;
    await link.act({ action: 'cancel' });
    const first = await read();
    expect(first).toMatchObject({ responseCode: '2005500', latestTransactionStatus: '05' });
    merchant.clock.now += 60_000;
    await (await makeLink()).act({ action: 'cancel' });
    expect(await read()).toEqual(first);
  });

  it('is refused once, for whatever reason, and is then told', async () => {
    const { link, code, latest } = await start('sbx-status-40100-once');
    expect(await latest()).toBe('07');
    await link.act(SCAN);
    await link.act(PAY);
    expect(await code()).toBe('4015500');
    expect(await latest()).toBe('00');
  });
});

describe('a payment that nobody has begun', () => {
  it.each([
    ['sbx-unbegun-40401', '4045501'],
    ['sbx-unbegun-40300', '4035500'],
    ['sbx-unbegun-40418', '4045518'],
  ])('%s', async (reference, responseCode) => {
    const merchant = await sandboxMerchant();
    expect((await merchant.status(reference)).body['responseCode']).toBe(responseCode);
    const link = openLink(merchant, await merchant.applyOtt(applyOttBody(reference)));
    expect((await merchant.status(reference)).body['responseCode']).toBe(responseCode);
    await link.act(SCAN);
    expect((await merchant.status(reference)).body['latestTransactionStatus']).toBe('01');
  });

  it('may be answered the way its reference says, before there is a link', async () => {
    const merchant = await sandboxMerchant({ slowMs: 300 });
    const before = performance.now();
    const { body } = await merchant.status('sbx-unbegun-slow');
    expect(performance.now() - before).toBeGreaterThanOrEqual(290);
    expect(body['responseCode']).toBe('4045501');
  });
});

describe('a link for a reference that is paid', () => {
  it.each([
    ['order-1', '2004900'],
    ['order-1-sbx-refuse-paid', '4094901'],
  ])('%s', async (reference, responseCode) => {
    const { merchant, link } = await start(reference);
    const again = async () =>
      (await merchant.applyOtt(applyOttBody(reference))).body['responseCode'];
    await link.act(SCAN);
    expect(await again()).toBe('2004900');
    await link.act(PAY);
    expect(await again()).toBe(responseCode);
  });
});

describe('a payment', () => {
  it('has a link that is expired on arrival', async () => {
    const { link, latest } = await start('sbx-expired');
    expect((await link.look()).page).toContain('Tautan kedaluwarsa');
    expect(await latest()).toBe('07');
  });

  it('is paid after its link has expired', async () => {
    const { merchant, link, latest } = await start('sbx-paid-late');
    expect(await latest()).toBe('07');
    const endsAt = Math.floor(merchant.clock.now / 1000) * 1000 + 20_000;
    merchant.clock.now = endsAt - 2;
    expect((await link.look()).page).toContain('Pindai QRIS');
    merchant.clock.now = endsAt;
    expect((await link.look()).page).toContain('Pembayaran berhasil');
    merchant.clock.now = endsAt + 60_000 - 2;
    expect(await latest()).toBe('07');
    merchant.clock.now = endsAt + 60_000 - 1;
    expect((await merchant.status('sbx-paid-late')).body).toMatchObject({
      latestTransactionStatus: '00',
      transAmount: { value: '36000.00', currency: 'IDR' },
    });
  });

  it('is not paid in its last moment if the customer has ended it before', async () => {
    const { merchant, link, latest } = await start('sbx-paid-late');
    await link.act(SCAN);
    expect(await latest()).toBe('01');
    await link.act({ action: 'cancel' });
    merchant.clock.now += 600_000;
    expect(await latest()).toBe('05');
  });

  it('is not paid in its last moment if the developer has ended it before', async () => {
    const { merchant, link, code } = await start('sbx-paid-late');
    await link.act({ action: 'expire' });
    merchant.clock.now += 600_000;
    expect(await code()).toBe('4035500');
  });

  it('is known 60 s after it was made', async () => {
    const { merchant, link, latest } = await start('sbx-known-late');
    await link.act(SCAN);
    await link.act(PAY);
    merchant.clock.now += 59_999;
    expect((await link.look()).page).toContain('Pembayaran berhasil');
    expect(await latest()).toBe('01');
    merchant.clock.now += 1;
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

  it('is not pending if it comes to nothing', async () => {
    const { link, latest } = await start('sbx-pending');
    await link.act({ action: 'cancel' });
    expect(await latest()).toBe('05');
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
  const rows = [...text.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name]) => name);
  expect(new Set(rows)).toEqual(new Set(Object.values(PLAYS).flat()));
});
