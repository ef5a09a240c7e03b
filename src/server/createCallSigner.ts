import { importClientSecret } from './importClientSecret.ts';
import { joinSymmetric } from './joinSymmetric.ts';
import { minifyJson } from './minifyJson.ts';
import { nodeCrypto } from './nodeCrypto.ts';
import type { SignatureEncoding } from './SignatureEncoding.ts';
import { signSymmetric } from './signSymmetric.ts';
import type { SymmetricRequest } from './symmetricStringToSign.ts';

/** Signs a call: as `signSymmetric`, at the least cost that the runtime has. */
export type CallSigner = (request: SymmetricRequest) => string | Promise<string>;

/** Keeps the client secret, and makes a key of it once. */
export function createCallSigner(clientSecret: string, encoding: SignatureEncoding): CallSigner {
  if (nodeCrypto === undefined) {
    let key: Promise<CryptoKey> | undefined;
    return async (request) =>
      signSymmetric(await (key ??= importClientSecret(clientSecret)), request, encoding);
  }
  const { createHash, createHmac, createSecretKey } = nodeCrypto;
  const secret = createSecretKey(clientSecret, 'utf8');
  return (request) => {
    const bodyHash = createHash('sha256').update(minifyJson(request.body)).digest('hex');
    return createHmac('sha512', secret).update(joinSymmetric(request, bodyHash)).digest(encoding);
  };
}
