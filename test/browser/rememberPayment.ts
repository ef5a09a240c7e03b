import { type Journey, journeyStorage } from '../../src/core/payment/journeyStorage.ts';

/**
 * Makes this tab remember a payment, as if it had asked for a link.
 *
 * @returns the number of that link, which its return URL carries.
 */
export function rememberPayment(partnerReferenceNo: string, change: Partial<Journey> = {}): string {
  const journey = journeyStorage.create(partnerReferenceNo);
  const number = journey.numbers.at(-1) ?? '';
  journeyStorage.save({ ...journey, number, ...change });
  return number;
}
