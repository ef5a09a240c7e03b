import { SNAP_CASES } from '../snap/responseCode.ts';
import { SERVICE_CODES } from '../snap/services.ts';

/** Pivot's reply to the B2B token call. */
export interface TokenB2bReplyBody {
  responseCode: string;
  responseMessage: string;
  accessToken: string;
  tokenType: 'Bearer';
  /** Seconds, as a text. */
  expiresIn: string;
}

/**
 * Pivot's reply to the B2B token call.
 *
 * @param lifeSeconds How long the token is good for.
 * @see Pivot's page "Authentication".
 */
export function tokenB2bReply(accessToken: string, lifeSeconds: number): TokenB2bReplyBody {
  return {
    responseCode: `200${SERVICE_CODES.tokenB2b}00`,
    responseMessage: SNAP_CASES['20000'],
    accessToken,
    tokenType: 'Bearer',
    expiresIn: String(lifeSeconds),
  };
}
