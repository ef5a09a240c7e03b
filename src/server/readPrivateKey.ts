import { SERVICE_CODES } from '../snap/services.ts';
import { assertOption } from './assertOption.ts';
import { decodePrivateKey } from './decodePrivateKey.ts';
import { importPrivateKey } from './importPrivateKey.ts';
import { RSA_SHA256 } from './RSA_SHA256.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/**
 * Checks the private key at once; a PEM text becomes a key later, at its first use, because Web
 * Crypto is asynchronous.
 *
 * @throws TypeError that says what the key is instead, never its content.
 */
export function readPrivateKey(privateKey: unknown): () => Promise<CryptoKey> {
  if (privateKey instanceof CryptoKey) {
    const { algorithm, usages } = privateKey;
    if (algorithm.name === RSA_SHA256.name && usages.includes('sign'))
      return async () => privateKey;
  }
  assertOption(
    typeof privateKey === 'string',
    'privateKey',
    `a PKCS#8 PEM text or a CryptoKey that may sign ${RSA_SHA256.name}`,
  );
  decodePrivateKey(privateKey);
  let key: Promise<CryptoKey> | undefined;
  return () => (key ??= importPrivateKey(privateKey).catch(refuse));
}

function refuse(): never {
  const problem = 'privateKey cannot be used: it is no whole PKCS#8 RSA key';
  throw new SnapRefusal(`500${SERVICE_CODES.tokenB2b}00`, 'General Error', problem);
}
