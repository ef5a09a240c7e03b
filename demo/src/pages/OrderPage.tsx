import { priceCart } from '../../shop/cart.ts';
import type { Order, OrderPayment } from '../../shop/order.ts';
import { useLanguage, useMessages } from '../language.ts';
import { useOrder, usePaidCart } from '../orders.ts';
import { Notice } from '../parts/Notice.tsx';
import { OrderItem } from '../parts/OrderItem.tsx';
import { Totals } from '../parts/Totals.tsx';
import { Link, PATHS } from '../router.tsx';

export interface OrderPageProps {
  reference: string;
}

export function OrderPage({ reference }: OrderPageProps) {
  const messages = useMessages();
  const order = useOrder(reference);
  usePaidCart(order.data);

  if (order.isPending) return <p role="status">{messages.orderLoading}</p>;
  if (order.data) {
    return (
      <OrderDetail
        order={order.data}
        isChecking={order.isFetching}
        onCheckAgain={() => void order.refetch()}
      />
    );
  }
  if (order.isError) {
    return (
      <Notice title={messages.order} text={messages.orderUnreadable}>
        <button type="button" className="button" onClick={() => void order.refetch()}>
          {messages.tryAgain}
        </button>
      </Notice>
    );
  }
  return (
    <Notice title={messages.orderMissing} text={messages.orderMissingText}>
      <Link className="button" href={PATHS.home}>
        {messages.backToShop}
      </Link>
    </Notice>
  );
}

interface OrderDetailProps {
  order: Order;
  isChecking: boolean;
  onCheckAgain: () => void;
}

function OrderDetail({ order, isChecking, onCheckAgain }: OrderDetailProps) {
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

interface OrderStatusProps {
  payment: OrderPayment;
  isChecking: boolean;
  onCheckAgain: () => void;
}

function OrderStatus({ payment, isChecking, onCheckAgain }: OrderStatusProps) {
  const messages = useMessages();
  const words = {
    paid: [messages.orderPaid, messages.orderPaidText],
    'not-begun': [messages.orderNotBegun, messages.orderNotBegunText],
    pending: [messages.orderPending, messages.orderPendingText],
    failed: [messages.orderFailed, messages.orderFailedText],
    refunded: [messages.orderRefunded, messages.orderRefundedText],
    mismatch: [messages.orderMismatch, messages.orderMismatchText],
    unknown: [messages.orderUnknown, messages.orderUnknownText],
  }[payment];
  return (
    <div className="order-status" data-payment={payment} role="status" aria-busy={isChecking}>
      <p className="order-status-title">{words[0]}</p>
      <p>{words[1]}</p>
      {payment !== 'paid' && payment !== 'refunded' && (
        <button
          type="button"
          className="text-button"
          aria-disabled={isChecking}
          onClick={() => !isChecking && onCheckAgain()}
        >
          {messages.tryAgain}
        </button>
      )}
    </div>
  );
}
