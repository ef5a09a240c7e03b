import { useEffect, useState } from 'react';
import { journeyChannel } from './core/journeyChannel.ts';

/**
 * Tells the shop's other windows that a payment has returned to this one, and again whenever there
 * is news of it: they ask the server for themselves.
 *
 * @param partnerReferenceNo undefined: there is nothing to tell.
 * @param outcome what is known by now.
 * @returns whether a window that waits for the payment has heard it.
 */
export function useReturnedWindow(
  partnerReferenceNo: string | undefined,
  outcome: string | undefined,
): boolean {
  const [heardFor, setHeardFor] = useState<string>();

  useEffect(() => {
    if (partnerReferenceNo === undefined) return undefined;
    return journeyChannel.listen((message) => {
      if (message.type === 'heard' && message.partnerReferenceNo === partnerReferenceNo) {
        setHeardFor(partnerReferenceNo);
      }
    });
  }, [partnerReferenceNo]);

  useEffect(() => {
    if (partnerReferenceNo === undefined) return;
    journeyChannel.tell({ type: 'returned', partnerReferenceNo });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each outcome is news
  }, [partnerReferenceNo, outcome]);

  return partnerReferenceNo !== undefined && heardFor === partnerReferenceNo;
}
