import { type ComponentType, type ReactElement, useEffect, useRef } from 'react';
import { encode } from 'uqr';
import { PaymentDialog, type PaymentDialogProps } from './PaymentDialog.tsx';
import { renderOutside } from './renderOutside.tsx';

/** The link as a QR code for a phone. */
export const HandoffDialog: ComponentType<PaymentDialogProps> = renderOutside(HandoffView);

function HandoffView({ payment, messages }: PaymentDialogProps): ReactElement {
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

/** Pixels of a module, which no screen draws larger. */
const SCALE = 8;

/** On a canvas, which no extension darkens and no recorder of the page's elements reads. */
function QrCode({ text, label }: { text: string; label: string }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, text);
  }, [text]);
  return <canvas ref={canvas} className="qris-handoff-code" role="img" aria-label={label} />;
}

function draw(canvas: HTMLCanvasElement, text: string): void {
  // Links are long, and nothing wears off on a screen: large dots read better than spare ones.
  const { data, size } = encode(text, { ecc: 'L', border: 3 });
  canvas.width = size * SCALE;
  canvas.height = size * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000000';
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) {
      if (dark) context.fillRect(x * SCALE, y * SCALE, SCALE, SCALE);
    }
  }
}
