import { type ComponentType, type ReactElement, useEffect, useRef, useState } from 'react';
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

  const sent = useRef<string>(undefined);
  useEffect(() => {
    const view = frame.current?.contentWindow;
    // The link may work only once, and StrictMode runs an effect twice.
    if (!view || paymentUrl === undefined || paymentUrl === sent.current) return;
    sent.current = paymentUrl;
    // As an attribute, recorders and extensions would read it; as a resource, the page's timings.
    openPayment(paymentUrl, view);
  }, [paymentUrl]);

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
        className="qris-dialog-frame"
        title={messages.webview}
        allow={`camera ${origin}`}
        // The webview is of another origin, which keeps what the sandbox gives to itself.
        // oxlint-disable-next-line react/iframe-missing-sandbox
        sandbox="allow-scripts allow-same-origin allow-forms"
        referrerPolicy="no-referrer"
        onLoad={() => {
          if (isBlank(frame.current)) return;
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

/** Whether a frame still shows what it begins with. */
function isBlank(frame: HTMLIFrameElement | null): boolean {
  try {
    return frame?.contentWindow?.location.href === 'about:blank';
  } catch {
    // It is of another origin.
    return false;
  }
}

/**
 * Whether the policies of the page let a frame use the camera; true where the browser does not say.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Permissions-Policy
 */
function mayUseCamera(frame: HTMLIFrameElement, origin: string): boolean {
  const policy: unknown = Reflect.get(frame, 'featurePolicy');
  if (!isRecord(policy) || typeof policy['allowsFeature'] !== 'function') return true;
  return policy['allowsFeature']('camera', origin) !== false;
}
