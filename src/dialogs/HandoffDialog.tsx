import { type ReactElement, useEffect } from 'react';
import { encode } from 'uqr';
import { PaymentDialog, type PaymentDialogProps } from './PaymentDialog.tsx';

/** The link as a QR code for a phone. */
export function HandoffDialog({ payment, messages }: PaymentDialogProps): ReactElement {
  const { paymentUrl, onShown } = payment;
  useEffect(onShown, [onShown]);
  return (
    <PaymentDialog payment={payment} messages={messages} label={messages.handoffTitle}>
      <div className="qris-handoff">
        {paymentUrl !== undefined && <QrCode text={paymentUrl} label={messages.handoffTitle} />}
        <h2>{messages.handoffTitle}</h2>
        <p>{messages.handoffText}</p>
      </div>
      <p className="qris-dialog-foot">
        <button type="button" className="qris-dialog-link" onClick={payment.redirect}>
          {messages.openHere}
        </button>
      </p>
    </PaymentDialog>
  );
}

function QrCode({ text, label }: { text: string; label: string }): ReactElement {
  // Links are long, and nothing wears off on a screen: large dots read better than spare ones.
  const { data, size } = encode(text, { ecc: 'L', border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <svg
      className="qris-handoff-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path.join('')} />
    </svg>
  );
}
