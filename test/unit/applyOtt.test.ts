import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { applyOtt, type PaymentRequest } from '../../src/core/endpoint/applyOtt.ts';
import type { QrisConfig } from '../../src/core/endpoint/QrisConfig.ts';
import { QrisError } from '../../src/core/endpoint/errors.ts';
import { startServer } from './startServer.ts';

const REQUEST: PaymentRequest = {
  partnerReferenceNo: 'ref-20251125004',
  redirectUrl: 'https://shop.example/done?qris=ref-20251125004',
  failedRedirectUrl: 'https://shop.example/failed?qris=ref-20251125004',
};
const LINK = 'https://wallet-stg.harsya.com/whitelabel/qris-payment?token=secret.token.text';
const IN_15_MINUTES = new Date(Date.now() + 900_000).toISOString();
const REPLY = {
  responseCode: '2004900',
  responseMessage: 'Successful',
  userResources: [{ resourceType: 'OTT', value: '019aba4e-ed79-7795-a16f-80e3ae0e50e2' }],
  additionalInfo: { paymentUrl: LINK, urlExpiry: IN_15_MINUTES },
};

function json(body: unknown, status = 200, headers = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

async function apply(
  listener: RequestListener,
  request: Partial<PaymentRequest> = {},
  options: Partial<QrisConfig> = {},
) {
  const endpoint = `${await startServer(listener)}/api/qris`;
  return applyOtt(
    { ...REQUEST, ...request },
    { endpoint, allowedHosts: ['wallet-stg.harsya.com'], ...options },
    new AbortController().signal,
  );
}

async function failure(promise: Promise<unknown>): Promise<QrisError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof QrisError) return error;
  throw new Error('A QrisError was expected.', { cause: error });
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

it('posts the documented body and returns the link', async () => {
  let seen: { method?: string; url?: string; type?: string; body?: unknown } = {};
  const link = await apply(
    (request, response) => {
      void readText(request).then((text) => {
        seen = {
          method: request.method,
          url: request.url,
          type: request.headers['content-type'],
          body: JSON.parse(text),
        };
        json(REPLY)(request, response);
      });
    },
    { mode: 'JIT' },
  );
  expect(seen).toEqual({
    method: 'POST',
    url: '/api/qris/apply-ott',
    type: 'application/json',
    body: {
      userResources: ['OTT'],
      additionalInfo: {
        partnerReferenceNo: REQUEST.partnerReferenceNo,
        mode: 'JIT',
        redirectUrl: REQUEST.redirectUrl,
        failedRedirectUrl: REQUEST.failedRedirectUrl,
      },
    },
  });
  expect(link).toEqual({
    paymentUrl: LINK,
    expiresAt: Date.parse(IN_15_MINUTES),
    ott: '019aba4e-ed79-7795-a16f-80e3ae0e50e2',
    partnerReferenceNo: REQUEST.partnerReferenceNo,
    responseCode: '2004900',
  });
});

it('sends the failed URL also when only one is given, and no mode when none is', async () => {
  let body: unknown;
  await apply(
    (request, response) => {
      void readText(request).then((text) => {
        body = JSON.parse(text);
        json(REPLY)(request, response);
      });
    },
    { failedRedirectUrl: undefined },
  );
  expect(body).toMatchObject({
    additionalInfo: { failedRedirectUrl: REQUEST.redirectUrl },
  });
  expect(JSON.stringify(body)).not.toContain('mode');
});

it('sends headers made right before the request', async () => {
  let token: unknown;
  await apply(
    (request, response) => {
      token = request.headers['x-csrf-token'];
      json(REPLY)(request, response);
    },
    {},
    { headers: async () => ({ 'x-csrf-token': 'abc' }) },
  );
  expect(token).toBe('abc');
});

it('takes a function in place of the endpoint, and checks what it resolves with', async () => {
  const options = (applyOttFunction: () => Promise<unknown>) => ({
    endpoint: { applyOtt: applyOttFunction, status: '/status' },
    allowedHosts: ['wallet-stg.harsya.com'],
  });
  const { signal } = new AbortController();
  const link = await applyOtt(
    REQUEST,
    options(async () => REPLY),
    signal,
  );
  expect(link.paymentUrl).toBe(LINK);
  const broken = await failure(
    applyOtt(
      REQUEST,
      options(async () => ({ paymentUrl: LINK })),
      signal,
    ),
  );
  expect(broken.code).toBe('bad_reply');
  const thrown = await failure(
    applyOtt(
      REQUEST,
      options(async () => {
        throw new TypeError('down');
      }),
      signal,
    ),
  );
  expect(thrown.code).toBe('network');
});

describe('bad input is refused before anything is sent', () => {
  const longUrl = `https://shop.example/${'x'.repeat(240)}`;
  it.each<[string, Partial<PaymentRequest>, RegExp]>([
    ['an empty reference', { partnerReferenceNo: '' }, /partnerReferenceNo is missing/],
    ['a long reference', { partnerReferenceNo: 'r'.repeat(65) }, /65 characters; the limit is 64/],
    ['a reference with a line break', { partnerReferenceNo: 'a\r\nb' }, /control characters/],
    ['a long URL', { redirectUrl: longUrl }, /redirectUrl has 261 characters; the limit is 255/],
    ['a relative URL', { redirectUrl: '/done' }, /redirectUrl must be an absolute http\(s\) URL/],
    ['a script URL', { failedRedirectUrl: 'javascript:alert(1)' }, /failedRedirectUrl must be/],
    ['a long mode', { mode: 'JUST-IN-TIME' }, /mode has 12 characters; the limit is 10/],
  ])('%s', async (_name, request, message) => {
    let calls = 0;
    const error = await failure(
      apply((incoming, response) => {
        calls += 1;
        json(REPLY)(incoming, response);
      }, request),
    );
    expect(error.code).toBe('invalid_input');
    expect(error.message).toMatch(message);
    expect(calls).toBe(0);
  });
});

describe('a reply that is not Pivot’s opens nothing', () => {
  const html: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>');
  };
  const withInfo = (additionalInfo: unknown) => json({ ...REPLY, additionalInfo });
  const nested = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  it.each<[string, RequestListener, RegExp]>([
    ['HTML', html, /answered with text\/html \(HTTP 200\)/],
    ['nothing', (_request, response) => response.writeHead(200).end(), /no content type/],
    ['an empty JSON reply', json(''), /JSON \(HTTP 200\) is broken/],
    ['cut-off JSON', json('{"responseCode":"20049'), /is broken/],
    ['a byte order mark', json(`\ufeff${JSON.stringify(REPLY)}`), /is broken/],
    ['null', json('null'), /no responseCode/],
    ['an array', json('[]'), /no responseCode/],
    ['a number', json('7'), /no responseCode/],
    ['deep nesting', json(nested), /no responseCode/],
    ['no responseCode', json({ ...REPLY, responseCode: undefined }), /no responseCode/],
    [
      'a responseCode of eight digits',
      json({ ...REPLY, responseCode: '20049000' }),
      /no responseC/,
    ],
    ['no additionalInfo', withInfo(undefined), /no additionalInfo.paymentUrl/],
    ['no paymentUrl', withInfo({ urlExpiry: 'x' }), /no additionalInfo.paymentUrl/],
    ['an empty paymentUrl', withInfo({ paymentUrl: '' }), /no additionalInfo.paymentUrl/],
    ['a megabyte', json({ ...REPLY, padding: 'x'.repeat(1_000_000) }), /larger than 65536 bytes/],
  ])('%s', async (_name, listener, message) => {
    const error = await failure(apply(listener));
    expect(error.code).toBe('bad_reply');
    expect(error.message).toMatch(message);
  });

  it('ignores fields it does not know, and pollutes nothing', async () => {
    const text = JSON.stringify(REPLY).replace('{', '{"__proto__":{"polluted":1},"more":[1],');
    const link = await apply(json(text));
    expect(link.paymentUrl).toBe(LINK);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('reads a responseCode that came as a JSON number', async () => {
    const link = await apply(json({ ...REPLY, responseCode: 2_004_900 }));
    expect(link.responseCode).toBe('2004900');
    const error = await failure(apply(json({ responseCode: 4_034_914 }, 403)));
    expect(error).toMatchObject({ code: 'insufficient_balance', responseCode: '4034914' });
  });

  it('reads the success codes of both of Pivot’s texts', async () => {
    await expect(apply(json({ ...REPLY, responseCode: '2005500' }))).resolves.toBeDefined();
  });
});

describe('a refusal becomes an error by its case', () => {
  it.each<[string, number, unknown, string, boolean]>([
    ['4014900', 401, { responseCode: '4014900' }, 'unauthorized', false],
    ['4014902', 401, { responseCode: '4014902' }, 'account_not_linked', false],
    ['4034914', 403, { responseCode: '4034914' }, 'insufficient_balance', false],
    ['4094901', 409, { responseCode: '4094901' }, 'duplicate_reference', false],
    ['5044900', 504, { responseCode: '5044900' }, 'timeout', true],
    ['a refusal inside HTTP 200', 200, { responseCode: '4034914' }, 'insufficient_balance', false],
    ['in progress', 202, { responseCode: '2024900' }, 'timeout', true],
    ['Pivot’s other error shape', 422, { code: '10', message: 'no' }, 'bad_request', false],
    ['a gateway’s HTML page', 502, '<html>', 'unavailable', true],
  ])('%s', async (_name, status, body, code, retryable) => {
    const error = await failure(apply(json(body, status)));
    expect(error).toMatchObject({ code, retryable });
  });

  it.each(['-1', '1.5', '2025-11-25', 'Mon, 25 Nov 2035 16:33:46 GMT'])(
    'takes Retry-After: %s for none',
    async (after) => {
      const busy = json({ responseCode: '4294900' }, 429, { 'retry-after': after });
      expect((await failure(apply(busy))).retryAfterMs).toBeUndefined();
    },
  );

  it('says how long to wait', async () => {
    const busy = json({ responseCode: '4294900' }, 429, { 'retry-after': '7' });
    const error = await failure(apply(busy));
    expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: 7000 });
  });
});

describe('the network', () => {
  it('is named when nobody listens', async () => {
    const error = await failure(apply(json(REPLY), {}, { endpoint: 'http://127.0.0.1:1/api' }));
    expect(error).toMatchObject({ code: 'network', retryable: true });
  });

  it('is not followed elsewhere', async () => {
    const redirect = json({}, 307, { location: 'https://elsewhere.example/' });
    expect((await failure(apply(redirect))).code).toBe('network');
  });

  it('has a limit that covers the whole reply', async () => {
    const drip = (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    };
    const error = await failure(apply(drip, {}, { timeoutMs: 100 }));
    expect(error).toMatchObject({ code: 'timeout', retryable: true });
  });

  it('is let go of when the caller aborts', async () => {
    const controller = new AbortController();
    const endpoint = await startServer(() => controller.abort(new Error('gone')));
    await expect(
      applyOtt(REQUEST, { endpoint, allowedHosts: [] }, controller.signal),
    ).rejects.toThrow('gone');
  });
});

describe('only https on an allowed host is passed', () => {
  const withUrl = (paymentUrl: string) =>
    json({ ...REPLY, additionalInfo: { ...REPLY.additionalInfo, paymentUrl } });
  const host = 'wallet-stg.harsya.com';
  it.each([
    'javascript:alert(1)',
    'data:text/html,hi',
    `blob:https://${host}/1`,
    'file:///etc/passwd',
    'about:blank',
    `http://${host}/pay`,
    `//${host}/pay`,
    '/pay',
    ` https://${host}/pay`,
    `https://user@${host}/pay`,
    `https://user:word@${host}/pay`,
    `https://${host}\\@evil.example/`,
    `https://${host}\t/pay`,
    `https://${host}/p\nay`,
    `https://${host}.evil.example/pay`,
    `https://evil-${host}/pay`,
    `https://${host}./pay`,
    `https://wallet-stg%2eharsya.com/pay`,
    `https://${host}:8443/pay`,
    'https://wallet-stg.hаrsya.com/pay',
    'https://xn--wallet-stg-hrsya-u3j.com/pay',
    'http://localhost:4174/pay',
    `https://${host}/${'x'.repeat(2048)}`,
    `https://${host}/`.padEnd(2049, 'x'),
  ])('%j is refused, and not repeated in the message', async (paymentUrl) => {
    const error = await failure(apply(withUrl(paymentUrl)));
    expect(error.code).toBe('unsafe_url');
    expect(`${error.message} ${error.stack}`).not.toContain(paymentUrl.slice(-12));
  });

  it('a link of 2,048 characters is the longest', async () => {
    const longest = `https://${host}/`.padEnd(2048, 'x');
    expect((await apply(withUrl(longest))).paymentUrl).toBe(longest);
  });

  it('a host of the merchant’s list, and localhost where it is switched on', async () => {
    const signal = new AbortController().signal;
    const at = (paymentUrl: string) => ({
      endpoint: {
        applyOtt: async () => ({ ...REPLY, additionalInfo: { paymentUrl } }),
        status: '/status',
      },
    });
    const listed = { ...at('https://pay.example:8443/x'), allowedHosts: ['pay.example:8443'] };
    await expect(applyOtt(REQUEST, listed, signal)).resolves.toBeDefined();
    const local = { ...at('http://localhost:4174/x'), allowedHosts: [], allowLocalhost: true };
    await expect(applyOtt(REQUEST, local, signal)).resolves.toBeDefined();
    const unlisted = { ...at('https://wallet-stg.harsya.com/x'), allowedHosts: ['pay.example'] };
    expect((await failure(applyOtt(REQUEST, unlisted, signal))).code).toBe('unsafe_url');
  });
});
