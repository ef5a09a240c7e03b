import { en, id, QrisReturnPage, usePaymentReturn } from 'pivot-qris-react';
import { useLanguage, useMessages } from '../language.ts';
import { useOrder, usePaidCart } from '../orders.ts';
import { PATHS } from '../router.tsx';

const MESSAGES = { id, en };
const ENDPOINT = '/api/qris';

export interface ReturnedPageProps {
  outcome: 'success' | 'failed';
}

/** Where Pivot sends the customer back to. What is true is the package's to find out. */
export function ReturnedPage({ outcome }: ReturnedPageProps) {
  const { language } = useLanguage();
  const messages = useMessages();
  // The same query as the page's below: one answer serves both.
  const { state, partnerReferenceNo: reference } = usePaymentReturn({ endpoint: ENDPOINT });
  usePaidCart(useOrder(state === 'paid' ? reference : undefined).data);
  return (
    <div className="returned">
      <title>{`${messages.returnedTitle} · Lempung Pagi`}</title>
      <QrisReturnPage
        outcome={outcome}
        endpoint={ENDPOINT}
        messages={MESSAGES[language]}
        continueUrl={reference === undefined ? PATHS.home : PATHS.order(reference)}
        retryUrl={PATHS.checkout}
      />
    </div>
  );
}
