import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { importPrivateKey, importPublicKey } from '../../src/server/signing/index.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PKCS8 = { type: 'pkcs8', format: 'pem' } as const;

test.each([
  [
    'PKCS#1',
    privateKey.export({ type: 'pkcs1', format: 'pem' }),
    /not RSA PRIVATE KEY;.*openssl pkcs8 -topk8/,
  ],
  [
    'an encrypted key',
    privateKey.export({ ...PKCS8, cipher: 'aes-256-cbc', passphrase: 'x' }),
    /not ENCRYPTED PRIVATE KEY;.*openssl pkcs8/,
  ],
  ['a public key', publicKey.export({ type: 'spki', format: 'pem' }), /not PUBLIC KEY/],
  [
    'an elliptic key',
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(PKCS8),
    /must be an RSA key/,
  ],
  ['no PEM', 'hunter2', /must be a PEM string/],
  ['the file name', './key.pem', /must be a PEM string/],
  [
    'a PEM that was changed on the way',
    String(privateKey.export(PKCS8)).replace('MII', 'M!I'),
    /must be a PEM string: between its two marks is something else than base64/,
  ],
  ['a PEM cut short', privateKey.export(PKCS8).slice(0, 400), /must be a PEM string/],
])('says what %s is instead, and never its content', async (_what, pem, message) => {
  const error: unknown = await importPrivateKey(String(pem)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toMatch(message);
  expect(String(error)).not.toContain('hunter2');
  expect(String(error)).not.toMatch(/[A-Za-z0-9+/]{30,}/);
});

test('importPublicKey refuses what is no public key', async () => {
  await expect(importPublicKey(String(privateKey.export(PKCS8)))).rejects.toThrow(
    /BEGIN PUBLIC KEY/,
  );
});

test.each([
  ['\\n', (pem: string) => pem.replaceAll('\n', '\\n')],
  ['\\r\\n', (pem: string) => pem.replaceAll('\n', '\\r\\n')],
  ['carriage returns', (pem: string) => pem.replaceAll('\n', '\r\n')],
  ['spaces around', (pem: string) => `  ${pem}\n\n`],
])('reads a key with %s, as environment variables hold it', async (_what, write) => {
  const pem = write(String(privateKey.export(PKCS8)));
  expect((await importPrivateKey(pem)).type).toBe('private');
});
