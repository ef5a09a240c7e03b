import { enMessages, idMessages, QrisPayButton } from 'pivot-qris-react';
import { priceCart, type Cart } from '../../shop/cart.ts';
import { useLanguage, useMessages } from '../language.ts';
import { placeOrder } from '../orders.ts';
import { EmptyCart } from '../parts/Notice.tsx';
import { OrderItem } from '../parts/OrderItem.tsx';
import { Totals } from '../parts/Totals.tsx';
import { Link, PATHS } from '../router.tsx';
import { useCart } from '../useCart.ts';

export function CheckoutPage() {
  const messages = useMessages();
  const { cart } = useCart();
  const priced = priceCart(cart);
  if (priced.lines.length === 0) return <EmptyCart />;
  return (
    <div className="split">
      <title>{`${messages.checkout} · Lempung Pagi`}</title>
      <section>
        <h1>{messages.checkout}</h1>
        <DeliveryChoice />
        <div className="section-head" data-size="small">
          <h2>{messages.order}</h2>
          <Link href={PATHS.cart}>{messages.backToCart}</Link>
        </div>
        <ul className="items">
          {priced.lines.map((line) => (
            <OrderItem key={line.product.slug} line={line} />
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="payment">
        <h2 id="payment">{messages.payment}</h2>
        <Totals priced={priced} />
        <PayCart cart={cart} />
        <p className="panel-note">{messages.paymentText}</p>
      </section>
    </div>
  );
}

function DeliveryChoice() {
  const messages = useMessages();
  const { cart, setDelivery } = useCart();
  const choices = [
    { value: 'home', label: messages.deliveryHome, text: messages.deliveryHomeText },
    { value: 'studio', label: messages.deliveryStudio, text: messages.deliveryStudioText },
  ] as const;
  return (
    <fieldset className="choices">
      <legend>{messages.delivery}</legend>
      {choices.map(({ value, label, text }) => (
        <label key={value} className="choice">
          <input
            type="radio"
            name="delivery"
            value={value}
            checked={cart.delivery === value}
            onChange={() => setDelivery(value)}
          />
          <span className="choice-label">{label}</span>
          <span className="choice-text">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

const MESSAGES = { id: idMessages, en: enMessages };

interface PayCartProps {
  cart: Cart;
}

/** Places the order when the customer clicks, then starts its payment. */
function PayCart({ cart }: PayCartProps) {
  const { language } = useLanguage();
  return (
    <QrisPayButton
      // A different cart is a different order, and so a different payment.
      key={JSON.stringify(cart)}
      endpoint="/api/qris"
      createOrder={() => placeOrder(cart)}
      redirectUrl={PATHS.paid}
      failedRedirectUrl={PATHS.notPaid}
      messages={MESSAGES[language]}
      {...ALLOWED_LINKS}
    />
  );
}

/** The hosts that Pivot publishes for its staging. */
const STAGING_HOSTS = 'wallet-stg.harsya.com,webview.harsya.com';

/** Which payment links the button may open. On localhost, the sandbox's links are allowed too. */
const ALLOWED_LINKS = {
  allowLocalhost: window.location.hostname === 'localhost',
  allowedHosts: (import.meta.env.PIVOT_ALLOWED_HOSTS ?? STAGING_HOSTS)
    .split(',')
    .map((host) => host.trim()),
};
