import { useMessages } from '../language.ts';
import { useOrder, usePaidCart } from '../orders.ts';
import { Notice } from '../parts/Notice.tsx';
import { OrderDetail } from '../parts/OrderDetail.tsx';
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
