import { expect, test } from 'vitest';
import { importPublicKey, verifyNotification } from '../../src/server/signing/index.ts';
import { vector } from './vector.ts';

test('verifies the published vector N1, and no other body', async () => {
  const N1 = vector('N1');
  const publicKey = await importPublicKey(N1('publicKeyPem'));
  const request = {
    method: N1('method'),
    path: N1('endpointUrl'),
    body: N1('rawBody'),
    timestamp: N1('timestamp'),
  };
  expect(await verifyNotification(publicKey, request, N1('signatureBase64'))).toBe(true);
  const forged = { ...request, body: request.body.replace('102800.00', '1.00') };
  expect(await verifyNotification(publicKey, forged, N1('signatureBase64'))).toBe(false);
});
