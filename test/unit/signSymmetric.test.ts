import { expect, test } from 'vitest';
import {
  importClientSecret,
  signSymmetric,
  symmetricStringToSign,
  verifySymmetric,
  type SymmetricRequest,
} from '../../src/server/signing/index.ts';
import { vector } from './vector.ts';

const S1 = vector('S1');
const request: SymmetricRequest = {
  method: S1('method'),
  path: S1('endpointUrl'),
  accessToken: S1('accessToken'),
  body: S1('rawBody'),
  timestamp: S1('timestamp'),
};
const key = await importClientSecret(S1('clientSecret'));

test('reproduces the published vector S1', async () => {
  expect(await symmetricStringToSign(request)).toBe(
    `POST:/v1.0/qr/qr-mpm-generate:myaccesstoken:${S1('bodySha256')}:2024-03-05T10:37:16.196Z`,
  );
  expect(await signSymmetric(key, request)).toBe(S1('signatureBase64'));
});

test('writes hex where asked', async () => {
  const hex = Buffer.from(S1('signatureBase64'), 'base64').toString('hex');
  expect(await signSymmetric(key, request, 'hex')).toBe(hex);
  expect(await verifySymmetric(key, request, hex, 'hex')).toBe(true);
});

test('verifies what was signed, and nothing else', async () => {
  const signature = S1('signatureBase64');
  expect(await verifySymmetric(key, request, signature)).toBe(true);
  expect(await verifySymmetric(key, request, signature.toLowerCase())).toBe(false);
  expect(await verifySymmetric(key, request, '')).toBe(false);
  for (const field of ['method', 'path', 'accessToken', 'timestamp'] as const) {
    const altered = { ...request, [field]: `${request[field]}x` };
    expect(await verifySymmetric(key, altered, signature), field).toBe(false);
  }
  const otherBody = { ...request, body: request.body.replace('IDR', 'USD') };
  expect(await verifySymmetric(key, otherBody, signature)).toBe(false);
  const otherKey = await importClientSecret('Myclientsecret');
  expect(await verifySymmetric(otherKey, request, signature)).toBe(false);
});
