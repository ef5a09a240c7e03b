import type { PricedLine } from '../../shop/cart.ts';
import { useLanguage, useRupiah } from '../language.ts';
import { ProductPicture } from './ProductPicture.tsx';

export interface OrderItemProps {
  line: PricedLine;
}

/** A line of an order that can no longer be changed. */
export function OrderItem({ line: { product, quantity, amount } }: OrderItemProps) {
  const { language } = useLanguage();
  const rupiah = useRupiah();
  return (
    <li className="item" data-size="small">
      <ProductPicture slug={product.slug} />
      <div className="item-text">
        <span className="item-name">{product.name}</span>
        <span className="item-kind">
          {quantity} × {product.kind[language]}
        </span>
      </div>
      <span className="item-amount">{rupiah(amount)}</span>
    </li>
  );
}
