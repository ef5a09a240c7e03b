import { isRecord } from './isRecord.ts';
import { parseTimestamp } from './parseTimestamp.ts';

/** Apply OTT's own name first, then those of Pivot's other pages. */
const FIELDS = ['urlExpiry', 'urlExpiredAt', 'expiredAt', 'expiredIn'];

/**
 * When a payment link ends, in epoch ms of the server's clock: the first readable timestamp of the
 * reply's `additionalInfo`, else the `exp` of the token in the link, else undefined.
 *
 * @see Reference page, "Response Parameter Detail"; RFC 7519, section 4.1.4.
 */
export function readDeadline(additionalInfo: unknown, paymentUrl: string): number | undefined {
  const info = isRecord(additionalInfo) ? additionalInfo : {};
  for (const field of FIELDS) {
    const deadline = parseTimestamp(info[field]);
    if (deadline !== undefined) return deadline;
  }
  return readTokenExpiry(paymentUrl);
}

/** A hint only: the token is signed with Pivot's secret, so nobody here can verify it. */
function readTokenExpiry(paymentUrl: string): number | undefined {
  try {
    const [, payload = ''] = (new URL(paymentUrl).searchParams.get('token') ?? '').split('.');
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const exp = isRecord(claims) ? claims['exp'] : undefined;
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
