import {
  createLinkNumber,
  type Journey,
  journeyStorage,
} from '../../src/core/payment/journeyStorage.ts';

/**
 * Makes this tab remember a payment, as if it had asked for a link.
 *
 * @returns the number of that link, which its return URL carries.
 */
export function rememberPayment(partnerReferenceNo: string, change: Partial<Journey> = {}): string {
  const journey =
    journeyStorage.load(partnerReferenceNo) ?? journeyStorage.create(partnerReferenceNo);
  const number = createLinkNumber();
  journeyStorage.save({ ...journey, numbers: [...journey.numbers, number], number, ...change });
  return number;
}
