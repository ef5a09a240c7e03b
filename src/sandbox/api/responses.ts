import { formatTimestamp } from '../../snap/timestamp.ts';
import type { ApplyOttResponseBody } from '../../snap/applyOtt.ts';
import { SNAP_CASES } from '../../snap/responseCode.ts';
import { SERVICE_CODES } from '../../snap/services.ts';
import {
  type StatusResponseBody,
  type TRANSACTION_STATUS,
  PAYMENT_SERVICE_CODE,
} from '../../snap/status.ts';

/** A link to build a reply of. */
interface ApplyOttReplyParts {
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
export function applyOttResponse(parts: ApplyOttReplyParts): ApplyOttResponseBody {
  const { paymentUrl, expiresAt, ott, fractionDigits = 6 } = parts;
  return {
    additionalInfo: { paymentUrl, urlExpiry: formatTimestamp(expiresAt, fractionDigits) },
    responseCode: `200${SERVICE_CODES.applyOtt}00`,
    responseMessage: SNAP_CASES['20000'],
    userResources: [{ resourceType: 'OTT', value: ott }],
  };
}

const DESCRIPTIONS = {
  '00': 'Success',
  '01': 'Initiated',
  '02': 'Paying',
  '03': 'Pending',
  '04': 'Refunded',
  '05': 'Cancelled',
  '06': 'Failed',
  '07': 'Not Found',
} as const;

/** How a payment stands. */
export interface StatusReplyParts {
  /** The reference that was asked about. */
  partnerReferenceNo: string;
  /** SNAP's two digits. */
  status: keyof typeof TRANSACTION_STATUS;
  /** Pivot's own number of the transaction. */
  referenceNo?: string | undefined;
  /** When the customer began to pay, epoch ms. */
  begunAt?: number | undefined;
  /** Epoch ms. Pivot sends it for a cancelled payment, too. */
  paidAt?: number | undefined;
  /** Rupiah with two decimals, such as `36000.00`; unknown before the customer has paid. */
  amount?: string | undefined;
}

/**
 * Pivot's reply to Inquiry Payment Status, if it knows the payment. What tells transactions of one
 * reference apart, `originalReferenceNo` and `transactionDate`, has SNAP's names.
 *
 * @see Pivot's page "Inquiry Payment Status", response example.
 */
export function statusResponse(parts: StatusReplyParts): StatusResponseBody {
  const { partnerReferenceNo, status, referenceNo, begunAt, paidAt, amount } = parts;
  return {
    responseCode: `200${SERVICE_CODES.status}00`,
    responseMessage: SNAP_CASES['20000'],
    originalPartnerReferenceCode: partnerReferenceNo,
    serviceCode: PAYMENT_SERVICE_CODE,
    latestTransactionStatus: status,
    transactionStatusDesc: DESCRIPTIONS[status],
    ...(referenceNo !== undefined && { originalReferenceNo: referenceNo }),
    ...(begunAt !== undefined && { transactionDate: formatTimestamp(begunAt) }),
    ...(paidAt !== undefined && { paidTime: formatTimestamp(paidAt) }),
    ...(amount !== undefined && {
      transAmount: { value: amount, currency: 'IDR' },
      feeAmount: { value: '0.00', currency: 'IDR' },
    }),
  };
}

/** Pivot's reply to the B2B token call. */
interface TokenB2bResponseBody {
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
export function tokenB2bResponse(accessToken: string, lifeSeconds: number): TokenB2bResponseBody {
  return {
    responseCode: `200${SERVICE_CODES.tokenB2b}00`,
    responseMessage: SNAP_CASES['20000'],
    accessToken,
    tokenType: 'Bearer',
    expiresIn: String(lifeSeconds),
  };
}

/** Pivot's reply to the B2B2C token call. */
interface TokenB2b2cResponseBody {
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
interface TokenB2b2cReplyParts {
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
export function tokenB2b2cResponse(parts: TokenB2b2cReplyParts): TokenB2b2cResponseBody {
  return {
    responseCode: `200${SERVICE_CODES.tokenB2b2c}00`,
    responseMessage: SNAP_CASES['20000'],
    accessToken: parts.accessToken,
    tokenType: 'Bearer',
    accessTokenExpiryTime: formatTimestamp(parts.accessTokenExpiresAt),
    refreshToken: parts.refreshToken,
    refreshTokenExpiryTime: formatTimestamp(parts.refreshTokenExpiresAt),
  };
}

/** A refusal as it travels: the HTTP status and the JSON body. */
interface SnapError {
  httpStatus: number;
  body: { responseCode: string; responseMessage: string };
}

/**
 * A reply that says no, as SNAP shapes it.
 *
 * @param serviceCode The service that refuses; see `SERVICE_CODES`.
 * @param snapCase HTTP status and case, such as `40901`; see `SNAP_CASES`.
 * @param detail What exactly is wrong, for the developer.
 */
export function snapRefusal(
  serviceCode: (typeof SERVICE_CODES)[keyof typeof SERVICE_CODES],
  snapCase: keyof typeof SNAP_CASES,
  detail?: string,
): SnapError {
  const httpStatus = snapCase.slice(0, 3);
  return {
    httpStatus: Number(httpStatus),
    body: {
      responseCode: `${httpStatus}${serviceCode}${snapCase.slice(3)}`,
      responseMessage: SNAP_CASES[snapCase] + (detail === undefined ? '' : ` [${detail}]`),
    },
  };
}
