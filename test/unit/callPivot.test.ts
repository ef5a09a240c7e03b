import { expect, test, vi } from 'vitest';
import { SNAP_CASES } from '../../src/snap/responseCode.ts';
import { SERVICE_CODES } from '../../src/snap/services.ts';
import { startProxy } from './proxyKit.ts';

// Real servers, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/**
 * When Pivot answers Apply OTT with this case, time after time: how often it was asked, how many B2B
 * and customer tokens were fetched, what the browser gets, and whether the next request for the same
 * reference asks for the status before it makes a link.
 */
type Row = [attempts: number, b2b: number, customer: number, reply: string, next: 'ask' | 'make'];

const TABLE = {
  '20000': [1, 1, 1, '5004902', 'ask'],
  '20200': [1, 1, 1, '2024900', 'ask'],
  '40000': [1, 1, 1, '4004900', 'make'],
  '40001': [1, 1, 1, '4004901', 'make'],
  '40002': [1, 1, 1, '4004902', 'make'],
  // A fault of the merchant's credentials is no 401 of the customer's.
  '40100': [1, 1, 1, '5004900', 'make'],
  '40101': [2, 2, 1, '5004900', 'make'],
  '40102': [2, 1, 2, '4014902', 'make'],
  '40103': [2, 2, 1, '5004900', 'make'],
  '40104': [2, 1, 2, '4014904', 'make'],
  '40300': [1, 1, 1, '4034900', 'make'],
  '40301': [1, 1, 1, '4034901', 'make'],
  '40302': [1, 1, 1, '4034902', 'make'],
  '40303': [1, 1, 1, '4034903', 'make'],
  '40304': [1, 1, 1, '4034904', 'make'],
  '40305': [1, 1, 1, '4034905', 'make'],
  '40306': [1, 1, 1, '4034906', 'make'],
  '40307': [1, 1, 1, '4034907', 'make'],
  '40308': [1, 1, 1, '4034908', 'make'],
  '40309': [1, 1, 1, '4034909', 'make'],
  '40310': [1, 1, 1, '4034910', 'make'],
  '40311': [1, 1, 1, '4034911', 'make'],
  '40312': [1, 1, 1, '4034912', 'make'],
  '40313': [1, 1, 1, '4034913', 'make'],
  '40314': [1, 1, 1, '4034914', 'make'],
  '40315': [1, 1, 1, '4034915', 'make'],
  '40316': [1, 1, 1, '4034916', 'make'],
  '40317': [1, 1, 1, '4034917', 'make'],
  '40318': [1, 1, 1, '4034918', 'make'],
  '40319': [1, 1, 1, '4034919', 'make'],
  '40320': [1, 1, 1, '4034920', 'make'],
  '40321': [1, 1, 1, '4034921', 'make'],
  '40322': [1, 1, 1, '4034922', 'make'],
  '40323': [1, 1, 1, '4034923', 'make'],
  '40400': [1, 1, 1, '4044900', 'make'],
  '40401': [1, 1, 1, '4044901', 'make'],
  '40402': [1, 1, 1, '4044902', 'make'],
  '40403': [1, 1, 1, '4044903', 'make'],
  '40404': [1, 1, 1, '4044904', 'make'],
  '40405': [1, 1, 1, '4044905', 'make'],
  '40406': [1, 1, 1, '4044906', 'make'],
  '40407': [1, 1, 1, '4044907', 'make'],
  '40408': [1, 1, 1, '4044908', 'make'],
  '40409': [1, 1, 1, '4044909', 'make'],
  '40410': [1, 1, 1, '4044910', 'make'],
  '40411': [1, 1, 1, '4044911', 'make'],
  '40412': [1, 1, 1, '4044912', 'make'],
  '40413': [1, 1, 1, '4044913', 'make'],
  '40414': [1, 1, 1, '4044914', 'make'],
  '40415': [1, 1, 1, '4044915', 'make'],
  '40416': [1, 1, 1, '4044916', 'make'],
  '40417': [1, 1, 1, '4044917', 'make'],
  '40418': [1, 1, 1, '4044918', 'make'],
  '40419': [1, 1, 1, '4044919', 'make'],
  '40500': [1, 1, 1, '4054900', 'make'],
  '40501': [1, 1, 1, '4054901', 'make'],
  '40900': [2, 1, 1, '4094900', 'ask'],
  '40901': [1, 1, 1, '4094901', 'ask'],
  '42900': [3, 1, 1, '4294900', 'make'],
  '50000': [1, 1, 1, '5004900', 'ask'],
  '50001': [3, 1, 1, '5004901', 'ask'],
  '50002': [1, 1, 1, '5004902', 'ask'],
  '50400': [1, 1, 1, '5044900', 'ask'],
} satisfies Record<keyof typeof SNAP_CASES, Row>;

/** Of the proxy's own; all others are passed on. */
const MESSAGES: Record<string, string> = {
  '20000': 'External Server Error',
  '40100': 'General Error',
  '40101': 'General Error',
  '40103': 'General Error',
};

test.each(Object.entries(TABLE))(
  'Apply OTT, case %s',
  async (snapCase, [attempts, b2b, customer, responseCode, next]) => {
    const { pivot, applyOtt } = await startProxy();
    const [status, caseCode] = [snapCase.slice(0, 3), snapCase.slice(3)];
    const answer = {
      status: Number(status),
      headers: { 'Retry-After': '0' },
      body: {
        responseCode: `${status}${SERVICE_CODES.applyOtt}${caseCode}`,
        responseMessage: `Message of ${snapCase}`,
      },
    };
    pivot.script('apply-ott', answer, answer, answer, answer);
    const reply = await applyOtt();

    expect(pivot.faults).toEqual([]);
    expect(pivot.counts()).toEqual({
      'apply-ott': attempts,
      'token-b2b': b2b,
      'token-b2b2c': customer,
    });
    expect(reply.body).toEqual({
      responseCode,
      responseMessage: MESSAGES[snapCase] ?? `Message of ${snapCase}`,
    });
    expect(reply.httpStatus).toBe(Number(responseCode.slice(0, 3)));

    await applyOtt();
    expect(pivot.counts().status ?? 0).toBe(next === 'ask' ? 1 : 0);
  },
);

/** What is no SNAP reply at all. */
test.each([
  ['HTML under 200', { body: '<html>' }, 1, '5004902'],
  ['an empty body', { body: '' }, 1, '5004902'],
  ['JSON null', { body: 'null' }, 1, '5004902'],
  ['JSON cut short', { body: '{"responseCode":"2004900"' }, 1, '5004902'],
  ['JSON with a byte order mark', { body: '\ufeff{"responseCode":"2004900"}' }, 1, '5004902'],
  ['10,000 nested arrays', { body: '['.repeat(10_000) + ']'.repeat(10_000) }, 1, '5004902'],
  ['more than 64 KiB', { body: ' '.repeat(65 * 1024) }, 1, '5004902'],
  ['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:1/' } }, 1, '5004902'],
  [
    'success without a link',
    { body: { responseCode: '2004900', additionalInfo: { urlExpiry: '2025' } } },
    1,
    '5004902',
  ],
  [
    'success under HTTP 500',
    { status: 500, body: { responseCode: '2004900', responseMessage: 'Successful' } },
    1,
    '5004900',
  ],
  [
    'failure under HTTP 200',
    { body: { responseCode: '4034914', responseMessage: 'Insufficient Funds' } },
    1,
    '4034914',
  ],
  // Codes that no HTTP status can be made of, or none with a body.
  ['a code below 200', { body: { responseCode: '0994900' } }, 1, '5004902'],
  ['a code of an empty reply', { body: { responseCode: '2044900' } }, 1, '5004902'],
  ['a code of no change', { body: { responseCode: '3044900' } }, 1, '5004902'],
  ['a code above 599', { body: { responseCode: '9994900' } }, 1, '5004902'],
  ['HTML under 404', { status: 404, body: '<h1>Not Found</h1>' }, 1, '4044902'],
  [
    "the other API's error",
    { status: 422, body: { code: '01', error: { type: 'API_ERROR' } } },
    1,
    '4224900',
  ],
  ["Pivot's own time-out", { status: 408, body: { code: '01' } }, 1, '4084900'],
  ['a gateway that is down', { status: 503, body: '<html>' }, 3, '5034900'],
  // 401 and 503 with an é as ISO 8859-1 has it.
  ['a refusal in Latin-1', { status: 401, body: latin1('4014902') }, 2, '4014902'],
  ['a gateway that is down, in Latin-1', { status: 503, body: latin1('<html>') }, 3, '5034900'],
  ['a success in Latin-1 without a code', { body: latin1('Succès') }, 1, '5004902'],
  ['HTTP 600', { status: 600, body: '' }, 1, '5004902'],
  ['HTTP 777 with a code', { status: 777, body: { responseCode: '7774900' } }, 1, '5004902'],
  ['HTTP 999', { status: 999, body: '<html>' }, 1, '5004902'],
  ['a refusal under HTTP 999', { status: 999, body: { responseCode: '4034914' } }, 1, '4034914'],
  ['a code of eight digits', { body: { responseCode: '20049000' } }, 1, '5004902'],
  ['a letter before the code', { body: { responseCode: 'x2004900' } }, 1, '5004902'],
  ['a letter after the code', { body: { responseCode: '2004900x' } }, 1, '5004902'],
  ['a line break after the code', { body: { responseCode: '4014900\n' } }, 1, '5004902'],
  ['a code in a list', { body: { responseCode: ['4014900'] } }, 1, '5004902'],
  ['a refusal as a number', { status: 403, body: { responseCode: 4034914 } }, 1, '4034914'],
  [
    'a refusal under 403 that breaks off',
    { status: 403, instead: 'cut in the body' as const },
    1,
    '4034901',
  ],
  ['a connection that is cut', { instead: 'cut' as const }, 1, '5044900'],
])('Apply OTT, %s', async (_what, answer, attempts, responseCode) => {
  const { pivot, applyOtt } = await startProxy();
  const quick = {
    ...answer,
    headers: { 'Retry-After': '0', ...('headers' in answer ? answer.headers : {}) },
  };
  pivot.script('apply-ott', quick, quick, quick, quick);
  const reply = await applyOtt();

  expect(pivot.counts()['apply-ott']).toBe(attempts);
  expect(reply.body).toEqual({ responseCode, responseMessage: expect.any(String) });
  expect(reply.httpStatus).toBe(Number(responseCode.slice(0, 3)));
});

/** Bytes that are no UTF-8. */
function latin1(code: string): Buffer {
  return Buffer.from(`{"responseCode":"${code}","responseMessage":"Jeton expiré"}`, 'latin1');
}

test.each([
  ['-1'],
  ['1.5'],
  ['0x10'],
  ['2025-11-25'],
  ['2025-11-25T16:33:46Z'],
  ['Tue, 25 Nov 2025'],
  ['25 Nov 2025 16:33:46 GMT'],
  ['Mon, 25 Nov 2025 16:33:46 GMT'],
  ['Tue, 25 Nov 2025 16:33:46 +0700'],
  ['soon'],
])('takes Retry-After: %s for none, not for "at once"', async (after) => {
  const { pivot, applyOtt } = await startProxy();
  const busy = { status: 429, headers: { 'Retry-After': after }, body: {} };
  pivot.script('apply-ott', busy, busy, busy);
  const before = performance.now();
  const reply = await applyOtt();
  // By the pauses of its own: 200 to 400 ms, and 400 to 800 ms.
  expect(performance.now() - before).toBeGreaterThanOrEqual(600);
  expect(reply.httpStatus).toBe(429);
  expect(pivot.counts()['apply-ott']).toBe(3);
  expect(reply.headers.get('retry-after')).toBe('5');
});

test.each(['hang', 'hang in the body'] as const)(
  'gives up in time when Pivot hangs (%s), and does not know the outcome',
  async (instead) => {
    const { pivot, applyOtt, events } = await startProxy({ timeoutMs: 1500 });
    pivot.script('apply-ott', { instead });
    const reply = await applyOtt();

    expect(reply.httpStatus).toBe(504);
    expect(reply.body).toEqual({ responseCode: '5044900', responseMessage: 'Timeout' });
    expect(pivot.counts()['apply-ott']).toBe(1);
    expect(events).toContainEqual(
      expect.objectContaining({ detail: expect.stringMatching(/no answer in \d+ ms/) }),
    );
  },
);

test('a token that is refused once is renewed, and the payment goes on', async () => {
  const { pivot, applyOtt } = await startProxy();
  const refusal = (responseCode: string) => ({
    status: 401,
    body: { responseCode, responseMessage: 'Invalid Token' },
  });
  pivot.script('apply-ott', refusal('4014901'), refusal('4014902'));
  expect((await applyOtt()).body).toMatchObject({ responseCode: '2004900' });

  const calls = pivot.received.filter(({ operation }) => operation === 'apply-ott');
  const distinct = (header: string): number =>
    new Set(calls.map(({ headers }) => headers[header])).size;
  expect(calls).toHaveLength(3);
  expect(distinct('authorization')).toBe(2);
  expect(distinct('authorization-customer')).toBe(2);
  expect(distinct('x-external-id')).toBe(3);
  expect(pivot.faults).toEqual([]);
});

test('waits as long as Retry-After says, and passes on what is too long', async () => {
  const { pivot, applyOtt } = await startProxy();
  const busy = (after: string) => ({
    status: 429,
    headers: { 'Retry-After': after },
    body: { responseCode: '4294900', responseMessage: 'Too Many Requests' },
  });
  pivot.script('apply-ott', busy('1'));
  const before = Date.now();
  expect((await applyOtt('order-1')).httpStatus).toBe(200);
  expect(Date.now() - before).toBeGreaterThanOrEqual(1000);

  pivot.script('apply-ott', busy('120'), busy(new Date(Date.now() + 90_000).toUTCString()));
  const inSeconds = await applyOtt('order-2');
  expect(inSeconds.httpStatus).toBe(429);
  expect(inSeconds.headers.get('retry-after')).toBe('120');
  const asDate = await applyOtt('order-3');
  expect(Number(asDate.headers.get('retry-after'))).toBeGreaterThan(85);
  expect(pivot.counts()['apply-ott']).toBe(4);
});

test('a Pivot that cannot be reached is told apart from one that does not answer', async () => {
  const { pivot, applyOtt } = await startProxy();
  await applyOtt('order-1');
  await pivot.close();
  // A connection that was kept may have to be found dead first: on it, the outcome is unknown.
  let reply = await applyOtt('order-2');
  if (reply.httpStatus === 504) reply = await applyOtt('order-3');

  expect(reply.httpStatus).toBe(503);
  expect(reply.headers.get('retry-after')).toBe('5');
  expect(reply.body).toMatchObject({ responseCode: '5034900' });
});

test("a clock that differs from Pivot's is reported with the refusal it explains", async () => {
  const { pivot, applyOtt, events } = await startProxy();
  pivot.script('apply-ott', {
    status: 401,
    headers: { Date: new Date(Date.now() + 3_600_000).toUTCString() },
    body: { responseCode: '4014900', responseMessage: 'Unauthorized. Invalid signature' },
  });
  expect((await applyOtt()).body).toMatchObject({ responseCode: '5004900' });
  expect(events.at(-1)).toMatchObject({ detail: expect.stringContaining('4014900') });
  const attempt = events.find(
    (event) => event.type === 'attempt' && event.operation === 'apply-ott',
  );
  expect(attempt).toMatchObject({ clockSkewMs: expect.closeTo(3_600_000, -4) });
});

test.each([
  ['0'],
  ['1764063226'],
  ['yesterday GMT'],
  ['2001-01-01T00:00:00 GMT'],
  ['Thu, 01 Jan 1970 00:00:00 +0000'],
])('learns nothing of its clock from Date: %s', async (date) => {
  const { pivot, applyOtt, events } = await startProxy();
  pivot.script('apply-ott', { headers: { Date: date } });
  expect((await applyOtt()).httpStatus).toBe(200);
  expect(events.filter((event) => 'clockSkewMs' in event && event.clockSkewMs)).toEqual([]);
});

test.each([
  ['with a link', 'apply-ott', { responseCode: 2_004_900 }, '2004900'],
  [
    'with a status',
    'status',
    { responseCode: 2_005_500, latestTransactionStatus: '00' },
    '2005500',
  ],
] as const)(
  'a responseCode that came as a JSON number goes on as SNAP defines it, %s',
  async (_what, operation, fields, responseCode) => {
    const kit = await startProxy();
    const additionalInfo = {
      paymentUrl: 'https://wallet.example/?token=1',
      urlExpiry: '2035-11-25T16:33:46+07:00',
    };
    kit.pivot.script(operation, { body: { ...fields, additionalInfo } });
    const reply = await (operation === 'status' ? kit.status() : kit.applyOtt());
    expect(reply).toMatchObject({ httpStatus: 200, body: { responseCode } });
  },
);
