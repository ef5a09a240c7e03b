import { en, id, QrisReturnPage } from 'pivot-qris-react';
import { useCart } from '../cart/useCart.ts';
import { useLanguage } from '../language/useLanguage.ts';
import { useMessages } from '../language/useMessages.ts';
import { PATHS } from '../routing/PATHS.ts';

const MESSAGES = { id, en };

export interface ReturnedPageProps {
  outcome: 'success' | 'failed';
}

/** Where Pivot sends the customer back to. What is true is the package's to find out. */
export function ReturnedPage({ outcome }: ReturnedPageProps) {
  const { language } = useLanguage();
  const messages = useMessages();
  const { cart, emptyCart } = useCart();
  return (
    <div className="returned">
      <title>{`${messages.returnedTitle} · Lempung Pagi`}</title>
      <QrisReturnPage
        outcome={outcome}
        endpoint="/api/qris"
        messages={MESSAGES[language]}
        continueUrl={PATHS.home}
        retryUrl={PATHS.checkout}
        onPaid={() => emptyCart(cart.id)}
      />
    </div>
  );
}
