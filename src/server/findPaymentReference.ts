import { isRecord } from '../snap/parse.ts';

/** Pivot does not publish the payload: these are the names that its pages and SNAP know. */
const NAMES = [
  'partnerReferenceNo',
  'originalPartnerReferenceNo',
  'originalPartnerReferenceCode',
  'referenceId',
  'clientReferenceId',
];

/** Finds the payment that a callback is about: in `data`, in `additionalInfo` or beside them. */
export function findPaymentReference(body: Record<string, unknown>): string | undefined {
  for (const part of [body['data'], body, body['additionalInfo']]) {
    if (!isRecord(part)) continue;
    for (const name of NAMES) {
      const reference = part[name];
      if (typeof reference === 'string' && reference !== '') return reference;
    }
  }
  return undefined;
}
