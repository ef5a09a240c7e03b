import { en, id, QrisReturnPage, usePaymentReturn } from 'pivot-qris-react';
import { useLanguage, useMessages } from '../language.ts';
import { useOrder, usePaidCart } from '../orders.ts';
import { PATHS } from '../router.tsx';

const MESSAGES = { id, en };
const ENDPOINT = '/api/qris';

export interface ReturnedPageProps {
  outcome: 'success' | 'failed';
}

/** Pivot sends the customer back to this page. The package finds out whether the order is paid. */
export function ReturnedPage({ outcome }: ReturnedPageProps) {
  const { language } = useLanguage();
  const messages = useMessages();
  // Shares one query with QrisReturnPage below.
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
