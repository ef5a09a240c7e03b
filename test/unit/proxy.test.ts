import * as fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPivot } from '../../src/server/index.ts';
import { CREDENTIALS } from './pivotStandIn.ts';
import {
  applyOttBody,
  browserRequest,
  paymentFor,
  readReply,
  SHOP,
  startProxy,
} from './proxyKit.ts';

/** What Node demands of a body that is a stream; the DOM's types do not know it. */
const STREAMED = { duplex: 'half' };

test('signs and forwards Apply OTT, and passes on the documented fields only', async () => {
  const { pivot, applyOtt, events } = await startProxy();
  const reply = await applyOtt();

  expect(pivot.faults).toEqual([]);
  expect(pivot.counts()).toEqual({ 'token-b2b': 1, 'token-b2b2c': 1, 'apply-ott': 1 });
  expect(pivot.received.at(-1)?.body).toEqual({
    userResources: ['OTT'],
    additionalInfo: {
      partnerReferenceNo: 'order-1',
      redirectUrl: `${SHOP}/return?order=1`,
      failedRedirectUrl: `${SHOP}/failed`,
    },
  });
  expect(reply.httpStatus).toBe(200);
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.body).toEqual({
    responseCode: '2004900',
    responseMessage: 'Successful',
    userResources: [{ resourceType: 'OTT', value: expect.stringMatching(/^[\w-]{36}$/) }],
    additionalInfo: {
      paymentUrl: expect.stringMatching(/^https:.*\?token=link-/),
      urlExpiry: expect.stringMatching(/\+07:00$/),
    },
  });
  expect(events.map(({ type }) => type)).toEqual(['attempt', 'attempt', 'attempt', 'request']);
});

test('asks for the status, and passes on the documented fields only', async () => {
  const { pivot, status } = await startProxy();
  const reply = await status();

  expect(pivot.faults).toEqual([]);
  expect(pivot.received.at(-1)?.body).toEqual({
    originalPartnerReferenceNo: 'order-1',
    serviceCode: '54',
  });
  expect(reply).toMatchObject({ httpStatus: 200 });
  expect(reply.body).toEqual({
    responseCode: '2005500',
    responseMessage: 'Successful',
    originalPartnerReferenceCode: 'order-1',
    serviceCode: '54',
    latestTransactionStatus: '03',
    transactionStatusDesc: 'Pending',
    transAmount: { value: '36000.00', currency: 'IDR' },
  });
});

test('passes on what tells one transaction of a reference from another', async () => {
  const { pivot, status } = await startProxy();
  const told = {
    originalReferenceNo: '2025112510270000000001',
    referenceNo: '019ab949-c63c-735f-b0e9-769226fc4908',
    transactionDate: '2025-11-25T16:20:00+07:00',
  };
  pivot.script('status', {
    body: { responseCode: '2005500', latestTransactionStatus: '05', ...told },
  });
  expect((await status()).body).toMatchObject(told);
});

test.each(['a1_-B2c3', 'too-long-a-number', 'short', '<script>', 8, null])(
  'keeps the number of the link that the customer came back by from Pivot: %j',
  async (returnedFrom) => {
    const { pivot, proxy } = await startProxy();
    const body = {
      originalPartnerReferenceNo: 'order-1',
      serviceCode: '54',
      additionalInfo: { returnedFrom },
    };
    expect((await proxy(browserRequest('status', body))).status).toBe(200);
    expect(pivot.received.at(-1)?.body).toEqual({
      originalPartnerReferenceNo: 'order-1',
      serviceCode: '54',
    });
  },
);

test.each([
  ['the signature', 'status', '4015500', '5005500'],
  ['the B2B token', 'status', '4015501', '5005500'],
  ['a token call', 'token-b2b', '4017300', '5005500'],
  ["the customer's token call for its signature", 'token-b2b2c', '4017400', '5005500'],
  ["the customer's token", 'status', '4015502', '4015502'],
  ["the customer's binding", 'token-b2b2c', '4017404', '4017404'],
] as const)(
  "a refusal of %s is the browser's only if it is about the customer",
  async (_what, operation, refused, heard) => {
    const { pivot, status, events } = await startProxy();
    const refusal = {
      status: 401,
      body: { responseCode: refused, responseMessage: 'Unauthorized' },
    };
    pivot.script(operation, refusal, refusal);
    const reply = await status();
    expect(reply.body).toMatchObject({ responseCode: heard });
    expect(reply.httpStatus).toBe(Number(heard.slice(0, 3)));
    // The merchant is told what Pivot said.
    expect(events.at(-1)).toMatchObject({
      responseCode: heard,
      detail: `Pivot answered ${refused}`,
    });
  },
);

test('tells the page what the order costs, and Pivot nothing of it', async () => {
  const { pivot, status, applyOtt } = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      amount: Object.assign({ value: '36000.00', currency: 'IDR' }, { vat: '3000' }),
    }),
  });
  pivot.script('status', {
    body: {
      responseCode: '2005500',
      latestTransactionStatus: '00',
      transAmount: { value: 1, currency: 'IDR' },
      additionalInfo: { expectedAmount: { value: '1.00', currency: 'IDR' } },
    },
  });
  expect((await status()).body).toEqual({
    responseCode: '2005500',
    responseMessage: '',
    latestTransactionStatus: '00',
    transAmount: { value: '1', currency: 'IDR' },
    additionalInfo: { expectedAmount: { value: '36000.00', currency: 'IDR' } },
  });
  await applyOtt('order-2');
  for (const { rawBody } of pivot.received) expect(rawBody.toString()).not.toContain('36000');
});

test('is mounted anywhere, by the last segment of the path', async () => {
  const { proxy } = await startProxy();
  const send = async (url: string): Promise<number> =>
    (await proxy(new Request(url, browserRequest('apply-ott', applyOttBody('order-1'))))).status;
  expect(await send(`${SHOP}/apply-ott`)).toBe(200);
  expect(await send(`${SHOP}/deep/in/a/shop/apply-ott/?x=1`)).toBe(200);
  expect(await send(`${SHOP}/api/qris`)).toBe(404);
  expect(await send(`${SHOP}/api/qris/toString`)).toBe(404);
});

test.each([
  ['GET', { method: 'GET' }, 405],
  ['PUT', { method: 'PUT', body: '{}' }, 405],
  ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
  ['JSON as text, which needs no preflight', { headers: { 'content-type': 'text/plain' } }, 415],
  ['JSON lines', { headers: { 'content-type': 'application/jsonl' } }, 415],
  ['no JSON', { body: '{' }, 400],
  ['an array', { body: '[]' }, 400],
  ['no body', { body: '' }, 400],
  ['bytes that are no UTF-8', { body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400],
  [
    'bytes that are no UTF-8, of a declared length',
    { body: new Uint8Array([0x7b, 0xff, 0x7d]), headers: { 'content-length': '3' } },
    400,
  ],
  ['a body over 8 KiB', { body: JSON.stringify({ x: 'x'.repeat(8192) }) }, 413],
  ['a declared length over 8 KiB', { headers: { 'content-length': '8193' } }, 413],
  ['a length that is no number', { headers: { 'content-length': '1,2' } }, 413],
  ['a body over 8 KiB in chunks', { body: chunks(9), ...STREAMED }, 413],
])('refuses %s', async (_what, init, httpStatus) => {
  const { pivot, proxy } = await startProxy();
  const { body, headers, method } = {
    method: 'POST',
    body: JSON.stringify(applyOttBody('order-1')),
    headers: {},
    ...init,
  };
  const request = new Request(`${SHOP}/api/qris/apply-ott`, {
    ...init,
    method,
    ...(method !== 'GET' && { body }),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
  });
  const reply = await readReply(await proxy(request));
  expect(reply.httpStatus).toBe(httpStatus);
  expect(reply.body).toEqual({
    responseCode: expect.stringMatching(new RegExp(`^${httpStatus}49\\d\\d$`)),
    responseMessage: expect.stringMatching(/./),
  });
  expect(reply.headers.get('cache-control')).toBe('no-store');
  if (httpStatus === 405) expect(reply.headers.get('allow')).toBe('POST');
  expect(pivot.received).toEqual([]);
});

test('stops reading a body without an end', async () => {
  const { proxy } = await startProxy();
  let cancelled = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(32)),
    cancel: () => {
      cancelled = true;
    },
  });
  const request = new Request(`${SHOP}/apply-ott`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: endless,
    ...STREAMED,
  });
  expect((await proxy(request)).status).toBe(413);
  expect(cancelled).toBe(true);
});

test.each([
  ['no reference', { partnerReferenceNo: undefined }, '4004902', /partnerReferenceNo/],
  ['a reference too long', { partnerReferenceNo: 'x'.repeat(65) }, '4004901', /the limit is 64/],
  ['a reference with a line break', { partnerReferenceNo: 'a\r\nb' }, '4004901', /control char/],
  ['a URL too long', { redirectUrl: `${SHOP}/${'x'.repeat(255)}` }, '4004901', /redirectUrl/],
  ['a URL that runs code', { redirectUrl: 'javascript:alert(1)' }, '4004901', /redirectUrl/],
  ['a URL elsewhere', { redirectUrl: 'https://evil.example/' }, '4004901', /redirectUrl/],
  ['a URL of a look-alike', { redirectUrl: `${SHOP}.evil.example/` }, '4004901', /redirectUrl/],
  ['a URL with a user', { redirectUrl: 'https://shop.example@evil.example' }, '4004901', /redir/],
  // URLs whose origin another parser may read as another one.
  ['a backslash', { redirectUrl: `${SHOP}/\\@evil.example/` }, '4004901', /redirectUrl/],
  [
    'a backslash for the host',
    { redirectUrl: `${SHOP}\\@evil.example/` },
    '4004901',
    /redirectUrl/,
  ],
  ['a password', { redirectUrl: 'https://user:pw@shop.example/' }, '4004901', /redirectUrl/],
  ['a user', { failedRedirectUrl: 'https://user@shop.example/' }, '4004901', /failedRedirectUrl/],
  ['fullwidth letters', { redirectUrl: 'https://\uff53hop.example/' }, '4004901', /redirectUrl/],
  ['a soft hyphen', { redirectUrl: 'https://sh\u00adop.example/' }, '4004901', /redirectUrl/],
  ['capitals', { redirectUrl: 'HTTPS://Shop.Example/' }, '4004901', /redirectUrl/],
  ['an escaped host', { redirectUrl: 'https://sh%6fp.example/' }, '4004901', /redirectUrl/],
  ['the default port', { redirectUrl: 'https://shop.example:443/' }, '4004901', /redirectUrl/],
  ['three slashes', { redirectUrl: 'https:///shop.example/' }, '4004901', /redirectUrl/],
  ['a space', { redirectUrl: `${SHOP}/a b` }, '4004901', /redirectUrl/],
  ['a no-break space', { redirectUrl: ` ${SHOP}/` }, '4004901', /redirectUrl/],
  ['a failure URL elsewhere', { failedRedirectUrl: 'https://evil.example' }, '4004901', /failed/],
  ['a mode too long', { mode: 'JUST-IN-TIME' }, '4004901', /mode/],
])('refuses %s, and names the field', async (_what, wrong, responseCode, message) => {
  const { pivot, proxy } = await startProxy();
  const body = applyOttBody('order-1');
  const request = browserRequest('apply-ott', {
    ...body,
    additionalInfo: { ...Object(body['additionalInfo']), ...wrong },
  });
  const reply = await readReply(await proxy(request));
  expect(reply.body).toEqual({ responseCode, responseMessage: expect.stringMatching(message) });
  expect(pivot.received).toEqual([]);
});

/** What looks like `order-1`, or comes back as another text. */
const DISGUISED = [
  'order\u200b-1',
  'order\u200d-1',
  'order-1\u200c',
  '\ufefforder-1',
  'order\u2060-1',
  'order\u00ad-1',
  'order-1\ufe0f',
  '\u202e1-redro',
  '\u2066order-1\u2069',
  'order\u200f-1',
  'order\u061c-1',
  'order\u180e-1',
  'order-1\u{e0041}',
  'order-1\u0085',
  'order\u2028-1',
  'order-1\ud83d',
  '\udcb8order-1',
  '\udcb8\ud83d',
];

test.each(DISGUISED)('refuses the reference %j with a sentence', async (reference) => {
  const { pivot, applyOtt, status } = await startProxy();
  const responseMessage = expect.stringMatching(/artnerReferenceNo must not contain .*invisible/);
  expect((await applyOtt(reference)).body).toEqual({ responseCode: '4004901', responseMessage });
  expect((await status(reference)).body).toEqual({ responseCode: '4005501', responseMessage });
  expect(pivot.received).toEqual([]);
});

test.each(['pesanan 1', 'Ré-42', '订单-1', 'طلب-1', 'ऑर्डर-१', 'o\u0301rder', '💸-1', 'a b'])(
  'takes the reference %j, and Pivot gets it as it is',
  async (reference) => {
    const { pivot, applyOtt } = await startProxy();
    expect((await applyOtt(reference)).httpStatus).toBe(200);
    const info = pivot.received.at(-1)?.body.additionalInfo;
    expect(info?.['partnerReferenceNo']).toBe(reference);
  },
);

test.each([SHOP, `${SHOP}/`, `${SHOP}?a=1&b=\u00e4#c`, `${SHOP}/\u5b57?next=https://a@b/`])(
  'takes the return URL %s as it is',
  async (redirectUrl) => {
    const { pivot, proxy } = await startProxy();
    const body = applyOttBody('order-1');
    const additionalInfo = { ...Object(body['additionalInfo']), redirectUrl };
    const request = browserRequest('apply-ott', { ...body, additionalInfo });
    expect((await proxy(request)).status).toBe(200);
    expect(pivot.received.at(-1)?.body.additionalInfo['redirectUrl']).toBe(redirectUrl);
  },
);

test.each([
  [undefined, '4004902', 'userResources is missing.'],
  [[], '4004901', 'userResources must be ["OTT"].'],
  [['OTT', 'OTT'], '4004901', 'userResources must be ["OTT"].'],
  [['ott'], '4004901', 'userResources must be ["OTT"].'],
  ['OTT', '4004901', 'userResources must be ["OTT"].'],
  [null, '4004901', 'userResources must be ["OTT"].'],
])(
  'refuses the userResources %j, and says so in the event',
  async (userResources, code, message) => {
    const { pivot, proxy, events } = await startProxy();
    const body = { ...applyOttBody('order-1'), userResources };
    const reply = await readReply(await proxy(browserRequest('apply-ott', body)));
    expect(reply.body).toEqual({ responseCode: code, responseMessage: message });
    expect(events).toEqual([
      {
        type: 'request',
        operation: 'apply-ott',
        durationMs: expect.any(Number),
        responseCode: code,
        detail: message,
      },
    ]);
    expect(pivot.received).toEqual([]);
  },
);

test('an event has the code that was answered', async () => {
  const { pivot, applyOtt, status, events } = await startProxy();
  await applyOtt();
  expect(events.at(-1)).toMatchObject({ type: 'request', responseCode: '2004900' });
  await status();
  expect(events.at(-1)).toMatchObject({ type: 'request', responseCode: '2005500' });
  pivot.script('status', { status: 403, body: { responseCode: '4035505' } });
  await status();
  expect(events.at(-1)).toMatchObject({ type: 'request', responseCode: '4035505' });
});

test.each([
  ["a gateway's page", { status: 502, body: '<h1>Bad Gateway</h1>' }, '5025500', 'HTTP 502'],
  ['a success without a code', { body: {} }, '5005502', 'External Server Error'],
])(
  'says in words of its own what came of %s',
  async (_what, answer, responseCode, responseMessage) => {
    const { pivot, status } = await startProxy();
    const quick = { ...answer, headers: { 'Retry-After': '0' } };
    pivot.script('status', quick, quick, quick);
    expect((await status()).body).toEqual({ responseCode, responseMessage });
  },
);

test('passes on whole resources only', async () => {
  const { pivot, applyOtt } = await startProxy();
  const whole = { resourceType: 'OTT', value: 'ott-1' };
  const halves = [{ resourceType: 'OTT' }, { value: 'ott-2' }, { resourceType: 'OTT', value: 3 }];
  const additionalInfo = {
    paymentUrl: 'https://wallet.example/?token=1',
    urlExpiry: '2035-11-25T16:33:46+07:00',
  };
  const reply = { responseCode: '2004900', additionalInfo };
  pivot.script(
    'apply-ott',
    { body: { ...reply, userResources: [...halves, whole, null, 'OTT'] } },
    { body: { ...reply, userResources: whole } },
    { body: reply },
  );
  expect((await applyOtt('order-1')).body['userResources']).toEqual([whole]);
  expect((await applyOtt('order-2')).body['userResources']).toEqual([whole]);
  expect((await applyOtt('order-3')).body['userResources']).toEqual([]);
});

test.each(['/gateway', '/gateway/'])(
  'signs the whole path behind a base URL that ends in %s',
  async (path) => {
    const kit = await startProxy();
    const environment = { apiBaseUrl: kit.pivot.apiBaseUrl + path };
    const behind = await startProxy({ environment }, kit.pivot);
    expect((await behind.applyOtt()).httpStatus).toBe(200);
    expect((await behind.status()).httpStatus).toBe(200);
    expect(kit.pivot.faults).toEqual([]);
  },
);

test('forwards known fields only', async () => {
  const { pivot, proxy } = await startProxy();
  const info = JSON.stringify({
    ...Object(applyOttBody('order-1')['additionalInfo']),
    mode: 'JIT',
  });
  const body = `{"userResources":["OTT"],"amount":"1","__proto__":{"mode":"x"},"additionalInfo":
    ${info.slice(0, -1)},"customerId":"someone","__proto__":{"x":1},"constructor":"y"}}`;
  expect((await proxy(browserRequest('apply-ott', body))).status).toBe(200);
  expect(pivot.received.at(-1)?.rawBody.toString()).toBe(
    JSON.stringify({
      userResources: ['OTT'],
      additionalInfo: {
        partnerReferenceNo: 'order-1',
        mode: 'JIT',
        redirectUrl: `${SHOP}/return?order=1`,
        failedRedirectUrl: `${SHOP}/failed`,
      },
    }),
  );
});

test('sends byte for byte what it hashed, for any unicode', async () => {
  const { pivot, proxy } = await startProxy();
  const arrived = new Set<unknown>();
  const reference = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 64 })
    // Invisible ones are refused, see above.
    .filter((text) => text.length <= 64 && !/[\p{C}\p{Z}\p{DI}]/u.test(text));
  await fc.assert(
    fc.asyncProperty(reference, async (partnerReferenceNo) => {
      const request = browserRequest('apply-ott', applyOttBody(partnerReferenceNo));
      expect((await proxy(request)).status).toBe(200);
      // A reference that comes twice gets the link of the first time.
      arrived.add(pivot.received.at(-1)?.body.additionalInfo['partnerReferenceNo']);
      expect(arrived).toContain(partnerReferenceNo);
    }),
    { numRuns: 100 },
  );
  // The stand-in hashes the bytes that arrived.
  expect(pivot.faults).toEqual([]);
}, 30_000);

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, 200],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'none' }, 403],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
  [{ 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site', origin: SHOP }, 200],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://app.example' }, 200],
  [{ origin: SHOP }, 200],
  [{ origin: `${SHOP}.evil.example` }, 403],
  [{ origin: 'null' }, 403],
  [{}, 403],
])('a request with %j gets %i', async (headers, httpStatus) => {
  const { proxy } = await startProxy({ allowedOrigins: ['https://app.example'] });
  const request = new Request(`${SHOP}/api/qris/apply-ott`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(applyOttBody('order-1')),
  });
  expect((await proxy(request)).status).toBe(httpStatus);
});

test('takes a page of its own origin where the browser is too old for Sec-Fetch-Site', async () => {
  const { proxy } = await startProxy({ returnOrigins: [] });
  const send = async (headers: Record<string, string>): Promise<number> => {
    const request = new Request('https://own.example/api/qris/status', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ originalPartnerReferenceNo: 'order-1', serviceCode: '54' }),
    });
    return (await proxy(request)).status;
  };
  expect(await send({ origin: 'https://own.example' })).toBe(200);
  expect(await send({ origin: 'http://own.example' })).toBe(403);
  // Behind a server that ends TLS, a page without TLS looks like the proxy's own.
  expect(await send({ origin: 'https://own.example', 'sec-fetch-site': 'cross-site' })).toBe(403);
});

test.each([
  ['its host is passed on', { host: 'shop.example' }, 200],
  [
    'its host is passed on as X-Forwarded-Host',
    { host: 'app:3000', 'x-forwarded-host': 'shop.example' },
    200,
  ],
  ['several servers stand before it', { 'x-forwarded-host': 'shop.example, inner.example' }, 200],
  ['nothing is passed on', { host: 'localhost:3000' }, 403],
  ['another shop is asked for', { host: 'other.example' }, 403],
])(
  'behind a server that ends TLS, a page of an old browser is known: %s',
  async (_what, headers, status) => {
    const { proxy } = await startProxy({ returnOrigins: [] });
    const send = async (origin: string): Promise<number> => {
      const request = new Request('http://localhost:3000/api/qris/status', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, ...headers },
        body: JSON.stringify({ originalPartnerReferenceNo: 'order-1', serviceCode: '54' }),
      });
      return (await proxy(request)).status;
    };
    expect(await send('https://shop.example')).toBe(status);
    expect(await send('https://evil.example')).toBe(403);
    expect(await send('http://evil.example')).toBe(403);
  },
);

test('a page of an app may call, if its origin is listed', async () => {
  const app = 'capacitor://localhost';
  const { proxy } = await startProxy({ allowedOrigins: [app] });
  const request = browserRequest(
    'status',
    { originalPartnerReferenceNo: 'order-1', serviceCode: '54' },
    { 'sec-fetch-site': 'cross-site', origin: app },
  );
  const response = await proxy(request);
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe(app);
});

test.each([
  ['https://*.vercel.app', /whole origins: a pattern .* would match nothing/],
  ['capacitor://localhost/', /without a path/],
  ['file://', /without a path/],
  ['null', /without a path/],
  ['https://shop.example/', /without a path/],
  ['shop.example', /without a path/],
])('refuses %s as an origin, and says why', (origin, message) => {
  expect(() =>
    createPivot({ environment: 'staging', ...CREDENTIALS }).proxy({
      allowedOrigins: [origin],
      resolvePayment: () => undefined,
    }),
  ).toThrow(message);
});

test('looks the global fetch up at each call, and keeps its answers from being cached', async () => {
  const { proxy } = await startProxy({ fetch: undefined });
  const send = vi.fn(async (_input: RequestInfo | URL, _init?: RequestInit) =>
    Response.json({ responseCode: '5007300', responseMessage: 'General Error' }, { status: 500 }),
  );
  // As MSW does, after the proxy was made.
  vi.stubGlobal('fetch', send);
  onTestFinished(() => void vi.unstubAllGlobals());
  await proxy(browserRequest('apply-ott', applyOttBody('order-1')));
  expect(send).toHaveBeenCalled();
  for (const [, init] of send.mock.calls) expect(init?.cache).toBe('no-store');
});

test('gives CORS headers to listed origins only, and never to all', async () => {
  const app = 'https://app.example';
  const { proxy } = await startProxy({ allowedOrigins: [app] });
  const preflight = (origin: string): Promise<Response> =>
    proxy(
      new Request(`${SHOP}/api/qris/status`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-headers': 'content-type, x-csrf' },
      }),
    );
  const allowed = await preflight(app);
  expect(allowed.status).toBe(204);
  expect(Object.fromEntries(allowed.headers)).toMatchObject({
    'access-control-allow-origin': app,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type, x-csrf',
    vary: 'Origin',
  });
  for (const origin of ['https://evil.example', SHOP, 'null']) {
    const refused = await preflight(origin);
    expect(refused.status).toBe(405);
    expect([...refused.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([]);
  }
  // A refusal must be readable, too.
  const request = browserRequest('status', '{}', { 'sec-fetch-site': 'cross-site', origin: app });
  const refusal = await proxy(request);
  expect(refusal.status).toBe(400);
  expect(refusal.headers.get('access-control-allow-origin')).toBe(app);
  expect(refusal.headers.get('access-control-expose-headers')).toBe('Date, Retry-After');
});

test('the merchant decides who pays what', async () => {
  const { pivot, applyOtt, status, events } = await startProxy({
    resolvePayment: async ({ partnerReferenceNo, operation }) => {
      if (partnerReferenceNo === 'theirs') return undefined;
      if (partnerReferenceNo === 'mixed up') return paymentFor('order-1');
      if (partnerReferenceNo === 'broken') throw new Error(`no database for ${operation}`);
      return paymentFor(partnerReferenceNo);
    },
  });
  expect((await applyOtt('theirs')).body).toMatchObject({ responseCode: '4034915' });
  expect((await status('theirs')).body).toMatchObject({ responseCode: '4035515' });
  expect((await applyOtt('mixed up')).body).toMatchObject({ responseCode: '4034915' });
  expect((await status('mixed up')).body).toMatchObject({ responseCode: '4035515' });
  expect((await applyOtt('broken')).body).toEqual({
    responseCode: '5004900',
    responseMessage: 'General Error',
  });
  expect(pivot.received).toEqual([]);
  expect(events.at(-1)).toMatchObject({
    type: 'request',
    partnerReferenceNo: 'broken',
    detail: 'resolvePayment threw',
    cause: new Error('no database for apply-ott'),
  });
});

test("the merchant's own URLs and mode replace the browser's", async () => {
  const { pivot, applyOtt } = await startProxy({
    returnOrigins: [],
    resolvePayment: ({ partnerReferenceNo }) => ({
      ...paymentFor(partnerReferenceNo),
      redirectUrl: 'https://own.example/back',
      mode: 'JIT',
      extraHeaders: { 'X-IP-ADDRESS': '192.0.2.1' },
    }),
  });
  await applyOtt();
  expect(pivot.received.at(-1)).toMatchObject({
    headers: { 'x-ip-address': '192.0.2.1' },
    body: {
      additionalInfo: {
        partnerReferenceNo: 'order-1',
        mode: 'JIT',
        redirectUrl: 'https://own.example/back',
        failedRedirectUrl: 'https://own.example/back',
      },
    },
  });
});

test.each([
  [{ customerId: '' }, 'customerId is missing'],
  [{ customerId: 'a\nb' }, 'customerId must not contain control characters'],
  [{ customer: undefined }, 'customer must be'],
  [{ customer: { accessToken: 'a\r\nX-Evil: 1' } }, 'customer.accessToken must be printable ASCII'],
  [{ customer: { accessToken: 'Bearer abc' } }, 'the token alone'],
  [{ customer: { bindingId: '' } }, 'customer.bindingId is missing'],
  [{ customer: { bindingId: 'b', refreshToken: 'r'.repeat(513) } }, 'the limit is 512'],
  [{ customer: { accessToken: 'a', walletId: 7 } }, 'customer.walletId must be a string'],
  [{ redirectUrl: 'javascript:alert(1)' }, 'redirectUrl must be an absolute http(s) URL'],
  [{ failedRedirectUrl: '/failed' }, 'failedRedirectUrl must be an absolute'],
  [{ mode: 'JUST-IN-TIME' }, 'mode has 12 characters'],
  [{ amount: '36000.00' }, 'amount must be { value, currency }'],
  [{ amount: { value: '1e5', currency: 'IDR' } }, 'amount must be'],
  [{ amount: { value: '-1', currency: 'IDR' } }, 'amount must be'],
  [{ amount: { value: 'Rp36.000', currency: 'IDR' } }, 'amount must be'],
  [{ amount: { value: '36000.00', currency: 'rupiah' } }, 'amount must be'],
  [
    { extraHeaders: { 'X-A': 'a\nb' } },
    'extraHeaders["X-A"] must be a string of 1 to 1024 printable ASCII',
  ],
  [{ extraHeaders: { 'X-Signature': 'x' } }, 'extraHeaders["X-Signature"] must be left out'],
  [{ extraHeaders: { __proto__: { 'X-A': 'a' } } }, 'extraHeaders must be a plain object'],
  [{ redirectUrl: 'https://user:pw@shop.example/' }, 'redirectUrl must be an absolute http(s) URL'],
])('a payment with %j is a mistake of the merchant, told in the event', async (wrong, detail) => {
  const { pivot, applyOtt, events } = await startProxy({
    resolvePayment: ({ partnerReferenceNo }) =>
      Object.assign(paymentFor(partnerReferenceNo), wrong),
  });
  expect((await applyOtt()).body).toEqual({
    responseCode: '5004900',
    responseMessage: 'General Error',
  });
  expect(events.at(-1)).toMatchObject({ detail: expect.stringContaining(detail) });
  expect(JSON.stringify(events)).not.toMatch(/Evil|Bearer abc|javascript/);
  expect(pivot.received).toEqual([]);
});

test.each([
  ['another reference', { originalPartnerReferenceNo: 'order-2' }],
  ['another reference under the other name', { originalPartnerReferenceCode: 'order-2' }],
  ['another reference as a number', { originalPartnerReferenceNo: 1042 }],
  [
    'another reference as a number beside the right one',
    { originalPartnerReferenceCode: 'order-1', originalPartnerReferenceNo: 1042 },
  ],
  ['a reference that is a list', { originalPartnerReferenceNo: ['order-1'] }],
  ['a reference that is an object', { originalPartnerReferenceCode: {} }],
  ['no status', { latestTransactionStatus: undefined }],
  ['a status that is no text', { latestTransactionStatus: 0 }],
])('never passes on a status with %s', async (_what, wrong) => {
  const { pivot, status } = await startProxy();
  pivot.script('status', {
    body: { responseCode: '2005500', latestTransactionStatus: '00', ...wrong },
  });
  expect((await status()).body).toEqual({
    responseCode: '5005502',
    responseMessage: 'External Server Error',
  });
});

test.each([
  ['1042', 1042, true],
  ['1042', 1043, false],
  ['01042', 1042, false],
  ['1042.0', 1042, false],
  ['1e3', 1000, false],
  // JSON gives both of them the same number.
  ['9007199254740993', 9007199254740992, false],
  ['9007199254740992', 9007199254740992, false],
])(
  'asked about %s, takes a reply about the number %d: %j',
  async (reference, answered, isTaken) => {
    const { pivot, status } = await startProxy();
    pivot.script('status', {
      body: {
        responseCode: '2005500',
        latestTransactionStatus: '00',
        originalPartnerReferenceNo: answered,
      },
    });
    expect((await status(reference)).body).toEqual(
      isTaken
        ? {
            responseCode: '2005500',
            responseMessage: '',
            latestTransactionStatus: '00',
            originalPartnerReferenceNo: reference,
          }
        : { responseCode: '5005502', responseMessage: 'External Server Error' },
    );
  },
);

test.each([
  ['expired', 403, '4035501'],
  ['not found', 404, '4045502'],
])(
  "a gateway's page is not Pivot's word that a payment is %s",
  async (_what, status, responseCode) => {
    const kit = await startProxy();
    kit.pivot.script('status', { status, body: '<html>' });
    expect((await kit.status()).body).toMatchObject({ responseCode });
  },
);

test.each([
  [
    'at once',
    () => {
      throw new Error('the log is full');
    },
  ],
  ['later', () => Promise.reject(new Error('the log is full'))],
])('what onEvent throws %s touches neither the payment nor the process', async (_when, onEvent) => {
  const rejections: unknown[] = [];
  const note = (reason: unknown): unknown => rejections.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const { applyOtt } = await startProxy({ onEvent });
  expect((await applyOtt()).httpStatus).toBe(200);
  // Node tells of rejections when all promises that are due have run.
  await new Promise((resolve) => setImmediate(resolve));
  expect(rejections).toEqual([]);
});

function chunks(count: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < count; sent += 1) controller.enqueue(new Uint8Array(1024).fill(32));
      controller.close();
    },
  });
}

test('says what to do with a listener of node:http', async () => {
  const { proxy } = await startProxy();
  // As JavaScript without types mounts it.
  const listener: unknown = Reflect.apply(proxy, undefined, [{ method: 'POST', headers: {} }, {}]);
  await expect(listener).rejects.toThrow(/getRequestListener/);
});

test('says so if the body had been read before', async () => {
  const { proxy, events } = await startProxy();
  const request = browserRequest('apply-ott', applyOttBody('order-1'));
  await request.text();
  expect((await proxy(request)).status).toBe(500);
  expect(events.at(-1)).toMatchObject({ detail: expect.stringContaining('body parser') });
});
