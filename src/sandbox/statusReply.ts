import { SNAP_CASES } from '../snap/responseCode.ts';
import { SERVICE_CODES } from '../snap/services.ts';
import type { StatusReplyBody, TRANSACTION_STATUS } from '../snap/status.ts';
import { jakartaTime } from './jakartaTime.ts';

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
  /** Epoch ms. Pivot sends it for a cancelled payment, too. */
  paidAt?: number | undefined;
  /** Rupiah with two decimals, such as `36000.00`; unknown until a QRIS was scanned. */
  amount?: string | undefined;
  /** Whether the link ended before the time that the customer's page knows of. */
  isCutShort?: boolean | undefined;
}

/**
 * Pivot's reply to Inquiry Payment Status, where it knows the payment.
 *
 * @see Pivot's page "Inquiry Payment Status", response example.
 */
export function statusReply(parts: StatusReplyParts): StatusReplyBody {
  const { partnerReferenceNo, status, paidAt, amount } = parts;
  return {
    responseCode: `200${SERVICE_CODES.status}00`,
    responseMessage: SNAP_CASES['20000'],
    originalPartnerReferenceCode: partnerReferenceNo,
    serviceCode: '54',
    latestTransactionStatus: status,
    transactionStatusDesc: DESCRIPTIONS[status],
    ...(paidAt !== undefined && { paidTime: jakartaTime(paidAt) }),
    ...(amount !== undefined && {
      transAmount: { value: amount, currency: 'IDR' },
      feeAmount: { value: '0.00', currency: 'IDR' },
    }),
  };
}
