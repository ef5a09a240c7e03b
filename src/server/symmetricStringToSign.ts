import { hashBody } from './hashBody.ts';
import { joinSymmetric } from './joinSymmetric.ts';

/** What a symmetric signature covers. */
export interface SymmetricRequest {
  /** For example `POST`. */
  method: string;
  /** The path as requested, without scheme and host: `/wallet-backend/snap/v1.0/qr/apply-ott`. */
  path: string;
  /** The B2B token, without `Bearer `. */
  accessToken: string;
  /** The JSON text that travels. */
  body: string;
  /** The text of the `X-TIMESTAMP` header. */
  timestamp: string;
}

/**
 * `METHOD:path:accessToken:hash of the body:timestamp`.
 *
 * @see Reference page, "Request Header", `X-SIGNATURE`.
 */
export async function symmetricStringToSign(request: SymmetricRequest): Promise<string> {
  return joinSymmetric(request, await hashBody(request.body));
}
