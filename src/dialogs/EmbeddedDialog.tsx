import { type ComponentType, type ReactElement, useEffect, useRef, useState } from 'react';
import { createLinkNumber } from '../core/payment/journeyStorage.ts';
import { openPayment } from '../core/payment/openWebview.ts';
import { isRecord } from '../snap/parse.ts';
import { PaymentDialog, type PaymentDialogProps } from './PaymentDialog.tsx';
import { renderOutside } from './renderOutside.tsx';

/** A frame that has not loaded after this long may never: the way out is offered. In ms. */
const SLOW_MS = 8000;

/** The webview in a frame. */
export const EmbeddedDialog: ComponentType<PaymentDialogProps> = renderOutside(EmbeddedView);

function EmbeddedView({ payment, messages }: PaymentDialogProps): ReactElement {
  const [isLoaded, setLoaded] = useState(false);
  const [isSlow, setSlow] = useState(false);
  const { paymentUrl, onShown } = payment;
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (isLoaded) return undefined;
    const beSlow = (): void => setSlow(true);
    const timer = setTimeout(beSlow, SLOW_MS);
    // The shop's own policy may forbid the frame: then it never loads.
    document.addEventListener('securitypolicyviolation', beSlow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('securitypolicyviolation', beSlow);
    };
  }, [isLoaded]);

  const [name] = useState(() => `qris-${createLinkNumber()}`);
  const sent = useRef<string>(undefined);
  useEffect(() => {
    // The link may work only once.
    if (!frame.current || paymentUrl === undefined || paymentUrl === sent.current) return;
    sent.current = paymentUrl;
    // The webview is of another origin, which keeps what the sandbox gives to itself. The blank page
    // before it is of the shop's.
    frame.current.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
    // As an attribute, recorders and extensions would read it; as a resource, the page's timings.
    openPayment(paymentUrl, window, name);
  }, [paymentUrl, name]);

  const origin = paymentUrl === undefined ? undefined : new URL(paymentUrl).origin;
  useEffect(() => {
    if (origin === undefined || !frame.current || mayUseCamera(frame.current, origin)) return;
    setSlow(true);
    // oxlint-disable-next-line no-console -- for the developer: nothing else tells of the header
    console.warn(
      'pivot-qris-react: the Permissions-Policy of this page keeps the camera from the webview. ' +
        `Send: Permissions-Policy: camera=(self "${origin}")`,
    );
  }, [origin]);

  return (
    <PaymentDialog payment={payment} messages={messages} label={messages.webview}>
      <iframe
        ref={frame}
        name={name}
        className="qris-dialog-frame"
        title={messages.webview}
        allow={origin && `camera ${origin}`}
        sandbox="allow-scripts allow-forms"
        referrerPolicy="no-referrer"
        onLoad={() => {
          if (sent.current === undefined) return;
          setLoaded(true);
          onShown();
        }}
      />
      {/* A frame that was refused loads, too: the way out is always there. */}
      <p className="qris-dialog-foot" data-slow={isSlow || undefined}>
        <span>{messages.frameSlow}</span>{' '}
        <button type="button" className="qris-dialog-link" onClick={payment.redirect}>
          {messages.openHere}
        </button>
      </p>
    </PaymentDialog>
  );
}

/**
 * Whether the policies of the page let a frame of an origin use the camera; true where the browser does
 * not say. It says so of a frame's address only: a frame that never loads is asked.
 *
 * @param frame the frame that the webview is in.
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Permissions-Policy
 */
function mayUseCamera(frame: Element, origin: string): boolean {
  const probe = document.createElement('iframe');
  probe.loading = 'lazy';
  probe.hidden = true;
  probe.allow = 'camera';
  probe.src = origin;
  frame.after(probe);
  const policy: unknown = Reflect.get(probe, 'featurePolicy');
  const answer =
    isRecord(policy) && typeof policy['allowsFeature'] === 'function'
      ? policy['allowsFeature']('camera')
      : undefined;
  probe.remove();
  return answer !== false;
}
