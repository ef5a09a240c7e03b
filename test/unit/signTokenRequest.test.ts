import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  importPrivateKey,
  importPublicKey,
  signTokenRequest,
  verifyTokenRequest,
} from '../../src/server/signing/index.ts';
import { vector } from './vector.ts';

const A1 = vector('A1');

test('verifies the published vector A1', async () => {
  const publicKey = await importPublicKey(A1('publicKeyPem'));
  const verify = (clientId: string, timestamp: string, signature: string): Promise<boolean> =>
    verifyTokenRequest(publicKey, clientId, timestamp, signature);
  const [clientId, timestamp, signature] = [
    A1('clientKey'),
    A1('timestamp'),
    A1('signatureBase64'),
  ];

  expect(await verify(clientId, timestamp, signature)).toBe(true);
  expect(await verify(`${clientId}x`, timestamp, signature)).toBe(false);
  expect(await verify(clientId, `${timestamp}x`, signature)).toBe(false);
  expect(await verify(clientId, timestamp, `X${signature.slice(1)}`)).toBe(false);
  expect(await verify(clientId, timestamp, 'not base64!')).toBe(false);
});

test('signs so that the public key verifies', async () => {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const publicKey = await importPublicKey(pair.publicKey);
  const timestamp = '2025-11-25T16:18:46+07:00';
  const oneLine = pair.privateKey.replaceAll('\n', '\\n');
  for (const pem of [pair.privateKey, oneLine]) {
    const signature = await signTokenRequest(await importPrivateKey(pem), 'client', timestamp);
    expect(await verifyTokenRequest(publicKey, 'client', timestamp, signature)).toBe(true);
  }
});
