import { journeyMemory } from './journeyMemory.ts';
import { openPayment } from './openPayment.ts';
import type { PaymentLink } from './PaymentLink.ts';

const SIZE = { width: 430, height: 860 };
const LOOK_EVERY_MS = 500;
/** For so long `closed` is not believed: it flickers while one page replaces another. In ms. */
const GRACE_MS = 3000;

/** A window of its own for the webview. */
export interface PaymentPopup {
  /** Points the window at the webview; false where it is gone. */
  go: (link: PaymentLink) => boolean;
  /** Brings the window to the front; false where it is gone. */
  focus: () => boolean;
  /** Watches the window no longer, and closes it if it still waits for a link. */
  discard: () => void;
  /** Watches the window no longer, and closes it whatever it shows. */
  close: () => void;
}

/**
 * Opens a window with a small waiting page; call it inside the click, or the browser blocks it.
 *
 * @param words what the waiting page says.
 * @param onClosed called once when the window seems to be closed. It is a hint and no more: a page
 * that isolates itself (Cross-Origin-Opener-Policy) looks closed from the moment it is shown.
 * @returns undefined where the browser opens no window.
 */
export function openPopup(words: string, onClosed: () => void): PaymentPopup | undefined {
  const left = Math.max(0, screenX + (outerWidth - SIZE.width) / 2);
  const features = `popup,width=${SIZE.width},height=${SIZE.height},left=${left},top=${screenY}`;
  const popup = window.open('', '_blank', features);
  if (popup === null) return undefined;
  popup.document.title = words;
  popup.document.body.append(words);
  // By the object model, which a policy against inline styles allows.
  popup.document.body.style.cssText =
    'margin:0;display:grid;place-items:center;min-height:100vh;font:1.125rem system-ui,sans-serif';

  let isWaiting = true;
  let closedSince: number | undefined;
  const timer = setInterval(() => {
    closedSince = popup.closed ? (closedSince ?? performance.now()) : undefined;
    if (closedSince === undefined || performance.now() - closedSince < GRACE_MS) return;
    clearInterval(timer);
    onClosed();
  }, LOOK_EVERY_MS);

  return {
    go({ paymentUrl, partnerReferenceNo }) {
      if (popup.closed) return false;
      isWaiting = false;
      journeyMemory.entrustTo(popup, partnerReferenceNo);
      // The webview must not be able to lead the shop's page elsewhere.
      popup.opener = null;
      openPayment(paymentUrl, popup);
      return true;
    },
    focus() {
      if (!popup.closed) popup.focus();
      return !popup.closed;
    },
    discard() {
      clearInterval(timer);
      if (isWaiting) popup.close();
    },
    close() {
      clearInterval(timer);
      popup.close();
    },
  };
}
