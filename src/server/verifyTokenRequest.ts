import { tokenStringToSign } from './tokenStringToSign.ts';
import { verifyAsymmetric } from './verifyAsymmetric.ts';

/**
 * Whether a token call's base64 signature was made by the holder of the private key.
 *
 * @param publicKey The merchant's public key, by `importPublicKey`.
 */
export function verifyTokenRequest(
  publicKey: CryptoKey,
  clientId: string,
  timestamp: string,
  signature: string,
): Promise<boolean> {
  return verifyAsymmetric(publicKey, tokenStringToSign(clientId, timestamp), signature);
}
