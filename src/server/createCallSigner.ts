import { importClientSecret } from './importClientSecret.ts';
import { nodeCrypto } from './nodeCrypto.ts';
import type { SignatureEncoding } from './SignatureEncoding.ts';
import { signSymmetric } from './signSymmetric.ts';
import { symmetricStringToSign, type SymmetricRequest } from './symmetricStringToSign.ts';

/** Signs a call: as `signSymmetric`, at the least cost that the runtime has. */
export type CallSigner = (request: SymmetricRequest) => Promise<string>;

/** Keeps the client secret, and makes a key of it once. */
export function createCallSigner(clientSecret: string, encoding: SignatureEncoding): CallSigner {
  const secret = nodeCrypto?.createSecretKey(clientSecret, 'utf8');
  let key: Promise<CryptoKey> | undefined;
  return async (request) => {
    if (nodeCrypto && secret) {
      const stringToSign = await symmetricStringToSign(request);
      return nodeCrypto.createHmac('sha512', secret).update(stringToSign).digest(encoding);
    }
    key ??= importClientSecret(clientSecret);
    return signSymmetric(await key, request, encoding);
  };
}
