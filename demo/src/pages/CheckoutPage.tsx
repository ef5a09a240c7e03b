import { priceCart } from '../../shop/cart.ts';
import { useCart } from '../useCart.ts';
import { useMessages } from '../language.ts';
import { DeliveryChoice } from '../parts/DeliveryChoice.tsx';
import { EmptyCart } from '../parts/EmptyCart.tsx';
import { OrderItem } from '../parts/OrderItem.tsx';
import { PayCart } from '../parts/PayCart.tsx';
import { Totals } from '../parts/Totals.tsx';
import { Link, PATHS } from '../router.tsx';

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
