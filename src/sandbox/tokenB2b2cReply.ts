import { SNAP_CASES } from '../snap/responseCode.ts';
import { SERVICE_CODES } from '../snap/services.ts';
import { jakartaTime } from './jakartaTime.ts';

/** Pivot's reply to the B2B2C token call. */
export interface TokenB2b2cReplyBody {
  responseCode: string;
  responseMessage: string;
  accessToken: string;
  tokenType: 'Bearer';
  /** ISO 8601 with an offset. */
  accessTokenExpiryTime: string;
  refreshToken: string;
  /** ISO 8601 with an offset. */
  refreshTokenExpiryTime: string;
}

/** A customer's tokens; the moments are epoch ms. */
export interface TokenB2b2cReplyParts {
  accessToken: string;
  accessTokenExpiresAt: number;
  refreshToken: string;
  refreshTokenExpiresAt: number;
}

/**
 * Pivot's reply to the B2B2C token call.
 *
 * @see Pivot's page "Authentication".
 */
export function tokenB2b2cReply(parts: TokenB2b2cReplyParts): TokenB2b2cReplyBody {
  return {
    responseCode: `200${SERVICE_CODES.tokenB2b2c}00`,
    responseMessage: SNAP_CASES['20000'],
    accessToken: parts.accessToken,
    tokenType: 'Bearer',
    accessTokenExpiryTime: jakartaTime(parts.accessTokenExpiresAt),
    refreshToken: parts.refreshToken,
    refreshTokenExpiryTime: jakartaTime(parts.refreshTokenExpiresAt),
  };
}
