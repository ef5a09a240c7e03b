import type { PricedLine } from '../../shop/cart.ts';
import { useCart } from '../useCart.ts';
import { useLanguage, useMessages, useRupiah } from '../language.ts';
import { Link, PATHS } from '../router.tsx';
import { ProductPicture } from './ProductPicture.tsx';
import { QuantityStepper } from './QuantityStepper.tsx';

export interface CartItemProps {
  line: PricedLine;
}

export function CartItem({ line: { product, quantity, amount } }: CartItemProps) {
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
