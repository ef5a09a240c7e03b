import { en, id, QrisPayButton } from 'pivot-qris-react';
import type { Cart } from '../../shop/cart.ts';
import { useLanguage } from '../language.ts';
import { ALLOWED_LINKS } from '../orders/ALLOWED_LINKS.ts';
import { placeOrder } from '../orders.ts';
import { PATHS } from '../router.tsx';

const MESSAGES = { id, en };

export interface PayCartProps {
  cart: Cart;
}

/** Makes the order when the customer clicks, and pays it. */
export function PayCart({ cart }: PayCartProps) {
  const { language } = useLanguage();
  return (
    <QrisPayButton
      // Another cart is another order, and so another payment.
      key={JSON.stringify(cart)}
      endpoint="/api/qris"
      partnerReferenceNo={() => placeOrder(cart)}
      redirectUrl={PATHS.paid}
      failedRedirectUrl={PATHS.notPaid}
      messages={MESSAGES[language]}
      {...ALLOWED_LINKS}
    />
  );
}
