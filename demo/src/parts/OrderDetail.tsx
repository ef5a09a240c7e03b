import type { Order } from '../../shop/order.ts';
import { priceCart } from '../../shop/cart.ts';
import { useLanguage, useMessages } from '../language.ts';
import { OrderItem } from './OrderItem.tsx';
import { OrderStatus } from './OrderStatus.tsx';
import { Totals } from './Totals.tsx';

export interface OrderDetailProps {
  order: Order;
  isChecking: boolean;
  onCheckAgain: () => void;
}

export function OrderDetail({ order, isChecking, onCheckAgain }: OrderDetailProps) {
  const messages = useMessages();
  const { language } = useLanguage();
  const priced = priceCart(order);
  const placedAt = new Date(order.placedAt).toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return (
    <div className="split">
      <title>{`${messages.order} · Lempung Pagi`}</title>
      <section>
        <h1>{messages.order}</h1>
        <OrderStatus payment={order.payment} isChecking={isChecking} onCheckAgain={onCheckAgain} />
        <dl className="facts">
          <div>
            <dt>{messages.orderNumber}</dt>
            <dd>{order.reference}</dd>
          </div>
          <div>
            <dt>{messages.orderPlaced}</dt>
            <dd>
              <time dateTime={order.placedAt}>{placedAt}</time>
            </dd>
          </div>
          <div>
            <dt>{messages.delivery}</dt>
            <dd>{order.delivery === 'home' ? messages.deliveryHome : messages.deliveryStudio}</dd>
          </div>
        </dl>
      </section>
      <section className="panel" aria-labelledby="summary">
        <h2 id="summary">{messages.summary}</h2>
        <ul className="items">
          {priced.lines.map((line) => (
            <OrderItem key={line.product.slug} line={line} />
          ))}
        </ul>
        <Totals priced={priced} />
      </section>
    </div>
  );
}
