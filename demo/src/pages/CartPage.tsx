import { MAX_QUANTITY, priceCart, type PricedLine } from '../../shop/cart.ts';
import { useLanguage, useMessages, useRupiah } from '../language.ts';
import { EmptyCart } from '../parts/Notice.tsx';
import { ProductPicture } from '../parts/ProductPicture.tsx';
import { Totals } from '../parts/Totals.tsx';
import { Link, PATHS } from '../router.tsx';
import { useCart } from '../useCart.ts';

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

interface CartItemProps {
  line: PricedLine;
}

function CartItem({ line: { product, quantity, amount } }: CartItemProps) {
  const { language } = useLanguage();
  const messages = useMessages();
  const rupiah = useRupiah();
  const { setQuantity } = useCart();
  return (
    <li className="item">
      <ProductPicture slug={product.slug} />
      <div className="item-text">
        <Link className="item-name" href={PATHS.product(product.slug)}>
          {product.name}
        </Link>
        <span className="item-kind">{product.kind[language]}</span>
      </div>
      <span className="item-amount">{rupiah(amount)}</span>
      <div className="item-controls">
        <QuantityStepper
          name={product.name}
          quantity={quantity}
          onChange={(wanted) => setQuantity(product.slug, wanted)}
        />
        <button
          type="button"
          className="text-button"
          aria-label={messages.removeNamed(product.name)}
          onClick={() => setQuantity(product.slug, 0)}
        >
          {messages.remove}
        </button>
      </div>
    </li>
  );
}

interface QuantityStepperProps {
  name: string;
  quantity: number;
  onChange: (quantity: number) => void;
}

/** Minus, number, plus. It stops at one, because removing a piece has its own button. */
function QuantityStepper({ name, quantity, onChange }: QuantityStepperProps) {
  const messages = useMessages();
  const isLeast = quantity <= 1;
  const isMost = quantity >= MAX_QUANTITY;
  return (
    <div className="stepper" role="group" aria-label={messages.quantityOf(name)}>
      <button
        type="button"
        aria-label={messages.oneLessOf(name)}
        aria-disabled={isLeast}
        onClick={() => !isLeast && onChange(quantity - 1)}
      >
        −
      </button>
      <output aria-live="polite">{quantity}</output>
      <button
        type="button"
        aria-label={messages.oneMoreOf(name)}
        aria-disabled={isMost}
        onClick={() => !isMost && onChange(quantity + 1)}
      >
        +
      </button>
    </div>
  );
}
