import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  createPivot,
  memoryStore,
  type PivotOptions,
  type ProxyOptions,
} from '../../src/server/index.ts';
import { CREDENTIALS } from './pivotStandIn.ts';
import { SHOP, startProxy } from './proxyKit.ts';

const OPTIONS: PivotOptions & ProxyOptions = {
  environment: 'staging',
  ...CREDENTIALS,
  resolvePayment: () => undefined,
  returnOrigins: [SHOP],
};

/** What JavaScript without types, or an empty environment variable, hands over. */
function create(wrong: object): () => unknown {
  const options = { ...OPTIONS, ...wrong };
  return () => createPivot(options).proxy(options);
}

test.each([
  [{ environment: undefined }, /environment must be 'production', 'staging' or/],
  [{ environment: 'sandbox' }, /environment must be 'production', 'staging' or/],
  [{ environment: 'toString' }, /environment must be 'production', 'staging' or/],
  [
    { environment: { apiBaseUrl: 'api.example' } },
    /environment must be 'production', 'staging' or/,
  ],
  [
    { environment: { apiBaseUrl: 'http://api.example' } },
    /\{ apiBaseUrl \} with an https URL \(http is for localhost only\)/,
  ],
  [
    { environment: { apiBaseUrl: 'http://localhost.example' } },
    /\{ apiBaseUrl \} with an https URL \(http is for localhost only\)/,
  ],
  [
    { environment: { apiBaseUrl: 'ftp://localhost' } },
    /\{ apiBaseUrl \} with an https URL \(http is for localhost only\)/,
  ],
  [{ environment: { apiBaseUrl: 'https://a:b@api.example' } }, /holds no credentials/],
  [
    { environment: { apiBaseUrl: 'https://api.example?x=1' } },
    /holds no credentials, query or fragment/,
  ],
  [
    { clientId: undefined },
    /clientId is not set. It must be a string of 1 to 1024 printable ASCII/,
  ],
  [{ clientId: '' }, /clientId is not set/],
  [{ clientId: 'client\r\nX-Evil: 1' }, /clientId must be a string of 1 to 1024 printable ASCII/],
  [{ clientSecret: '' }, /clientSecret is not set. It must be a string/],
  [{ privateKey: undefined }, /privateKey must be a PKCS#8 PEM string or a CryptoKey/],
  [{ privateKey: 'hunter2' }, /privateKey must be a PEM string/],
  [{ partnerId: 'p'.repeat(37) }, /partnerId must be a string of 1 to 36 /],
  [{ partnerId: 'p\n' }, /partnerId must be a string of 1 to 36 printable ASCII/],
  [{ channelId: '123456' }, /channelId must be a string of 1 to 5 /],
  [{ channelId: 12_345 }, /channelId must be a string/],
  [{ resolvePayment: undefined }, /resolvePayment must be a function/],
  [{ returnOrigins: SHOP }, /returnOrigins must be an array of origins such as/],
  [{ returnOrigins: [`${SHOP}/`] }, /without a path or a slash at the end/],
  [{ returnOrigins: ['null'] }, /returnOrigins must be an array of origins/],
  [{ allowedOrigins: ['*'] }, /allowedOrigins must be an array of whole origins/],
  [{ dialect: { tokensPath: 'snap/v1.0' } }, /dialect.tokensPath must be a path such as/],
  [{ dialect: { tokensPath: '//evil.example/x' } }, /dialect.tokensPath must be a path such as/],
  [
    { dialect: { signatureEncoding: 'base64url' } },
    /dialect.signatureEncoding must be 'base64' or 'hex'/,
  ],
  [
    { dialect: { redirectFieldNames: 'none' } },
    /dialect.redirectFieldNames must be 'redirect' or 'redirection' or/,
  ],
  [{ dialect: { statusServiceCode: 54 } }, /dialect.statusServiceCode must be two digits/],
  [{ timeoutMs: 0 }, /timeoutMs must be a positive number/],
  [{ timeoutMs: Number.NaN }, /timeoutMs must be a positive number/],
  [{ timeoutMs: Infinity }, /timeoutMs must be a positive number/],
  [{ timeoutMs: '5000' }, /timeoutMs must be a positive number/],
  [{ dialect: { signedPath: '/x' } }, /dialect.signedPath must be a function/],
  [{ dialect: { unknownReference: '4005501' } }, /dialect.unknownReference must be an array of/],
  [{ dialect: { unknownReference: ['2005500'] } }, /dialect.unknownReference must be an array of/],
  [{ dialect: { unknownReference: ['5005500'] } }, /dialect.unknownReference must be an array of/],
  [{ dialect: { unknownReference: ['5045500'] } }, /dialect.unknownReference must be an array of/],
  [{ dialect: { unknownReference: ['4015500'] } }, /dialect.unknownReference must be an array of/],
  [{ dialect: { unknownReference: ['4085500'] } }, /dialect.unknownReference must be an array of/],
  [{ dialect: { unknownReference: ['4295500'] } }, /dialect.unknownReference must be an array of/],
  [{ dialect: 'hex' }, /dialect must be an object/],
  [{ fetch: {} }, /fetch must be a function/],
  [{ store: {} }, /store.get must be a function/],
  [{ store: { ...memoryStore(), mayForget: 'no' } }, /store.mayForget must be true or false/],
  [{ settlementMs: -1 }, /settlementMs must be a number of milliseconds, 0 or more/],
  [{ settlementMs: Number.NaN }, /settlementMs must be a number/],
  [{ settlementMs: '60000' }, /settlementMs must be a number/],
  [{ onEvent: true }, /onEvent must be a function/],
  [
    { extraHeaders: { 'X-Device-Id': 'a\r\nb' } },
    /extraHeaders\["X-Device-Id"\] must be a string of .* printable/,
  ],
  [{ extraHeaders: { Authorization: 'x' } }, /extraHeaders\["Authorization"\] must be left out/],
  [{ extraHeaders: { 'X-TIMESTAMP': 'x' } }, /extraHeaders\["X-TIMESTAMP"\] must be left out/],
  [{ extraHeaders: { 'a b': 'x' } }, /extraHeaders\["a b"\] must be left out/],
  // Headers that would be left out without a word.
  [{ extraHeaders: { __proto__: { 'X-A': 'a' } } }, /extraHeaders must be a plain object/],
  [{ extraHeaders: JSON.parse('{"__proto__":"a"}') }, /extraHeaders\["__proto__"\] must be left/],
  [{ extraHeaders: new Headers({ 'X-A': 'a' }) }, /extraHeaders must be a plain object/],
  [{ extraHeaders: new Map([['X-A', 'a']]) }, /extraHeaders must be a plain object/],
])('%j throws at creation', (wrong, message) => {
  expect(create(wrong)).toThrow(TypeError);
  expect(create(wrong)).toThrow(message);
  expect(create(wrong)).not.toThrow(/hunter2|Evil/);
});

test.each([
  ['production', 'https://api.pivot-payment.com'],
  ['staging', 'https://api-stg.pivot-payment.com'],
] as const)('%s is %s', async (environment, base) => {
  const asked: string[] = [];
  const { status } = await startProxy({
    environment,
    fetch: async (url) => {
      asked.push(new Request(url).url);
      return new Response('{}', { status: 400 });
    },
  });
  await status();
  expect(asked).toEqual([`${base}/snap/v1.0/access-token/b2b`]);
});

test('a CryptoKey works as a key; one of another kind is refused', async () => {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const pkcs8 = Buffer.from(CREDENTIALS.privateKey.replace(/-----.*-----|\s/g, ''), 'base64');
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
  const { pivot, status } = await startProxy({ privateKey: key });
  expect((await status()).httpStatus).toBe(200);
  expect(pivot.faults).toEqual([]);

  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const other = await crypto.subtle.generateKey(hmac, false, ['sign', 'verify']);
  expect(create({ privateKey: other })).toThrow(/may sign RSASSA-PKCS1-v1_5/);
});

test('a key that only looks like one fails at its first use, with a plain event', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(0, 600);
  const pem = `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----`;
  const { status, events } = await startProxy({ privateKey: pem });
  expect((await status()).body).toEqual({
    responseCode: '5007300',
    responseMessage: 'General Error',
  });
  expect(events.at(-1)).toMatchObject({ detail: expect.stringContaining('privateKey') });
});

test('the options that settle what the pages leave open reach the wire', async () => {
  const signed: string[] = [];
  const { pivot, applyOtt, status } = await startProxy({
    dialect: {
      redirectFieldNames: 'both',
      statusServiceCode: '51',
      signedPath: (path) => {
        signed.push(path);
        return path;
      },
    },
    extraHeaders: { 'X-Device-Id': 'device-1' },
  });
  await applyOtt();
  await status();
  const [applied, asked] = pivot.received.slice(2);
  expect(applied?.body.additionalInfo).toEqual({
    partnerReferenceNo: 'order-1',
    redirectUrl: `${SHOP}/return?order=1`,
    failedRedirectUrl: `${SHOP}/failed`,
    redirectionUrl: `${SHOP}/return?order=1`,
    failedRedirectionUrl: `${SHOP}/failed`,
  });
  expect(applied?.headers['x-device-id']).toBe('device-1');
  expect(asked?.body['serviceCode']).toBe('51');
  expect(signed).toEqual([
    '/wallet-backend/snap/v1.0/qr/apply-ott',
    '/wallet-backend/snap/v1.0/debit/status',
  ]);
});

test('redirectFieldNames: redirection sends the names of the table alone', async () => {
  const { pivot, applyOtt } = await startProxy({
    dialect: { redirectFieldNames: 'redirection' },
  });
  await applyOtt();
  expect(pivot.received.at(-1)?.body.additionalInfo).toEqual({
    partnerReferenceNo: 'order-1',
    redirectionUrl: `${SHOP}/return?order=1`,
    failedRedirectionUrl: `${SHOP}/failed`,
  });
});

test('another signed path and hex change the signature', async () => {
  const stripped = await startProxy({
    dialect: { signedPath: (path) => path.replace('/wallet-backend', '') },
  });
  await stripped.status();
  expect(stripped.pivot.faults).toEqual(['signature']);
  const hex = await startProxy({ dialect: { signatureEncoding: 'hex' } });
  await hex.status();
  expect(hex.pivot.received.at(-1)?.headers['x-signature']).toMatch(/^[0-9a-f]{128}$/);
});

test('a code that Pivot has for an unknown payment makes way for the first link', async () => {
  const unknown = {
    httpStatus: 400,
    body: { responseCode: '4005501', responseMessage: 'Unknown' },
  };
  const told = await startProxy({
    dialect: { unknownReference: ['4005501'] },
    store: memoryStore(),
  });
  told.pivot.script('status', unknown);
  expect((await told.applyOtt()).httpStatus).toBe(200);
  const untold = await startProxy({ store: memoryStore() });
  untold.pivot.script('status', unknown);
  expect((await untold.applyOtt()).httpStatus).toBe(400);
  expect(untold.events).toContainEqual(
    expect.objectContaining({ reason: 'status-unknown', responseCode: '4005501' }),
  );
});
