import type { PricedCart } from '../../shop/cart.ts';
import { useMessages, useRupiah } from '../language.ts';

export interface TotalsProps {
  priced: PricedCart;
}

export function Totals({ priced }: TotalsProps) {
  const messages = useMessages();
  const rupiah = useRupiah();
  return (
    <dl className="totals">
      <div>
        <dt>{messages.subtotal}</dt>
        <dd>{rupiah(priced.subtotal)}</dd>
      </div>
      <div>
        <dt>{messages.deliveryFee}</dt>
        <dd>{priced.deliveryFee === 0 ? messages.free : rupiah(priced.deliveryFee)}</dd>
      </div>
      <div className="totals-total">
        <dt>{messages.total}</dt>
        <dd>{rupiah(priced.total)}</dd>
      </div>
    </dl>
  );
}
