import { priceCart } from '../../shop/cart.ts';
import { useCart } from '../useCart.ts';
import { useMessages } from '../language.ts';
import { CartItem } from '../parts/CartItem.tsx';
import { EmptyCart } from '../parts/EmptyCart.tsx';
import { Totals } from '../parts/Totals.tsx';
import { Link, PATHS } from '../router.tsx';

export function CartPage() {
  const messages = useMessages();
  const { cart } = useCart();
  const priced = priceCart(cart);
  if (priced.lines.length === 0) return <EmptyCart />;
  return (
    <div className="split">
      <title>{`${messages.cart} · Lempung Pagi`}</title>
      <section>
        <h1>{messages.cart}</h1>
        <ul className="items">
          {priced.lines.map((line) => (
            <CartItem key={line.product.slug} line={line} />
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="summary">
        <h2 id="summary">{messages.summary}</h2>
        <Totals priced={priced} />
        <Link className="button" href={PATHS.checkout}>
          {messages.toCheckout}
        </Link>
      </section>
    </div>
  );
}
