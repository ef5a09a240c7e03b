import { enMessages, idMessages, QrisReturnPage } from 'pivot-qris-react';
import { useState } from 'react';
import { useLanguage, useMessages } from '../language.ts';
import { useOrder, usePaidCart } from '../orders.ts';
import { PATHS } from '../router.tsx';

const MESSAGES = { id: idMessages, en: enMessages };

/** Pivot sends the customer back to this page, paid or not. The package finds out which. */
export function ReturnedPage() {
  const { language } = useLanguage();
  const messages = useMessages();
  const [paid, setPaid] = useState<string>();
  usePaidCart(useOrder(paid).data);
  return (
    <div className="returned">
      <title>{`${messages.returnedTitle} · Lempung Pagi`}</title>
      <QrisReturnPage
        endpoint="/api/qris"
        messages={MESSAGES[language]}
        continueUrl={paid === undefined ? PATHS.home : PATHS.order(paid)}
        retryUrl={PATHS.checkout}
        onPaid={({ partnerReferenceNo }) => setPaid(partnerReferenceNo)}
      />
    </div>
  );
}
