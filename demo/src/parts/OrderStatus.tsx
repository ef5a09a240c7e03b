import type { OrderPayment } from '../../shop/order.ts';
import { useMessages } from '../language.ts';

export interface OrderStatusProps {
  payment: OrderPayment;
  isChecking: boolean;
  onCheckAgain: () => void;
}

export function OrderStatus({ payment, isChecking, onCheckAgain }: OrderStatusProps) {
  const messages = useMessages();
  const words = {
    paid: [messages.orderPaid, messages.orderPaidText],
    pending: [messages.orderPending, messages.orderPendingText],
    failed: [messages.orderFailed, messages.orderFailedText],
    unknown: [messages.orderUnknown, messages.orderUnknownText],
  }[payment];
  return (
    <div className="order-status" data-payment={payment} role="status" aria-busy={isChecking}>
      <p className="order-status-title">{words[0]}</p>
      <p>{words[1]}</p>
      {payment !== 'paid' && (
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
