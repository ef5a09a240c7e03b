import type { ApplyOttReplyBody } from '../snap/applyOtt.ts';
import { SNAP_CASES } from '../snap/responseCode.ts';
import { SERVICE_CODES } from '../snap/services.ts';
import { jakartaTime } from './jakartaTime.ts';

/** A link to build a reply of. */
export interface ApplyOttReplyParts {
  paymentUrl: string;
  /** When the link ends, epoch ms. */
  expiresAt: number;
  /** The one-time token's id; Pivot sends a UUID. */
  ott: string;
  /** Digits after the second in `urlExpiry`; Pivot's samples have 6 and 9. */
  fractionDigits?: number;
}

/**
 * Pivot's reply to a successful Apply OTT.
 *
 * @see Reference page, "Response Body".
 */
export function applyOttReply(parts: ApplyOttReplyParts): ApplyOttReplyBody {
  const { paymentUrl, expiresAt, ott, fractionDigits = 6 } = parts;
  return {
    additionalInfo: { paymentUrl, urlExpiry: jakartaTime(expiresAt, fractionDigits) },
    responseCode: `200${SERVICE_CODES.applyOtt}00`,
    responseMessage: SNAP_CASES['20000'],
    userResources: [{ resourceType: 'OTT', value: ott }],
  };
}
