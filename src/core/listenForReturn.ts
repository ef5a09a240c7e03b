import { journeyChannel } from './journeyChannel.ts';

interface Waiting {
  /** The reference of the order, where it is known. */
  order: () => string | undefined;
  /** Whether the customer is at the webview now, as far as this page knows. */
  isAway: () => boolean;
  /** The customer is back on the shop's page. */
  comeBack: () => void;
  /** The payment may have moved on: ask how it stands. */
  learn: () => void;
}

/** Listens for all that tells that a customer may be back; returns what stops the listening. */
export function listenForReturn({ order, isAway, comeBack, learn }: Waiting): () => void {
  /** Back by the back button, the page finds itself as it was when it was left. */
  function onPageShow(event: PageTransitionEvent): void {
    if (event.persisted && isAway()) comeBack();
  }
  function onVisibilityChange(): void {
    if (!document.hidden && isAway()) learn();
  }
  const stopHearing = journeyChannel.listen(({ type, partnerReferenceNo }) => {
    if (type !== 'returned' || partnerReferenceNo !== order()) return;
    journeyChannel.tell({ type: 'heard', partnerReferenceNo });
    if (isAway()) comeBack();
    else learn();
  });
  addEventListener('pageshow', onPageShow);
  document.addEventListener('visibilitychange', onVisibilityChange);
  return () => {
    stopHearing();
    removeEventListener('pageshow', onPageShow);
    document.removeEventListener('visibilitychange', onVisibilityChange);
  };
}
