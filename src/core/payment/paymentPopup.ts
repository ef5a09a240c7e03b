import type { PaymentLink } from '../endpoint/applyOtt.ts';
import { journeyStorage } from './journeyStorage.ts';
import { openPayment } from './openWebview.ts';

const SIZE = { width: 430, height: 860 };
const LOOK_EVERY_MS = 500;
/** For so long `closed` is not believed: it flickers while one page replaces another. In ms. */
const GRACE_MS = 3000;
/** No customer closes a window as soon as this after it has opened: something else did. In ms. */
const FLEETING_MS = 1000;

/** A new window for the webview. */
export interface PaymentPopup {
  /** Points the window at the webview; false if it is gone, or was led elsewhere. */
  go: (link: PaymentLink) => boolean;
  /**
   * Whether the window was gone as soon as it had opened: an extension closes windows, or the webview
   * isolates itself, which looks the same.
   */
  wasFleeting: () => boolean;
  /** Brings the window to the front, once; false after that, and if it is gone. */
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
 * @returns undefined if the browser opens no window, or none that can be written.
 */
export function openPopup(words: string, onClosed: () => void): PaymentPopup | undefined {
  const popup = openBlank(words);
  if (popup === undefined) return undefined;
  const openedAt = performance.now();
  let isWaiting = true;
  let isFocused = false;
  let closedSince: number | undefined;
  const look = (): void => {
    closedSince = popup.closed ? (closedSince ?? performance.now()) : undefined;
  };
  const timer = setInterval(() => {
    look();
    if (closedSince === undefined || performance.now() - closedSince < GRACE_MS) return;
    clearInterval(timer);
    onClosed();
  }, LOOK_EVERY_MS);

  return {
    wasFleeting() {
      look();
      return closedSince !== undefined && closedSince - openedAt < FLEETING_MS;
    },
    go({ paymentUrl, partnerReferenceNo, expiresAt }) {
      if (popup.closed) return false;
      try {
        const journey = journeyStorage.load(partnerReferenceNo);
        if (journey) journeyStorage.save({ ...journey, expiresAt, isPopup: true }, popup);
        // The webview must not be able to lead the merchant's page elsewhere.
        popup.opener = null;
        openPayment(paymentUrl, popup);
        isWaiting = false;
        return true;
      } catch {
        // It was led elsewhere while it waited.
        return false;
      }
    },
    focus() {
      // Asked for twice, it may show something else by now.
      if (popup.closed || isFocused) return false;
      isFocused = true;
      popup.focus();
      return true;
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

/** Opens a window with a few words; undefined if it is blocked in any of the ways that are about. */
function openBlank(words: string): Window | undefined {
  const left = Math.max(0, screenX + (outerWidth - SIZE.width) / 2);
  const features = `popup,width=${SIZE.width},height=${SIZE.height},left=${left},top=${screenY}`;
  let popup: Window | null | undefined;
  try {
    popup = window.open('', '_blank', features);
    if (!popup || popup.closed) return undefined;
    popup.document.title = words;
    popup.document.body.append(words);
    // By the object model, which a policy against inline styles allows.
    popup.document.body.style.cssText =
      'margin:0;display:grid;place-items:center;min-height:100vh;font:1.125rem system-ui,sans-serif';
    return popup;
  } catch {
    // Some webviews hand out an object that is no window.
    closeIfWindow(popup);
    return undefined;
  }
}

function closeIfWindow(popup: Window | null | undefined): void {
  try {
    popup?.close();
  } catch {
    // It was none.
  }
}
