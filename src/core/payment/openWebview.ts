import type { PaymentLink } from '../endpoint/applyOtt.ts';
import { journeyStorage } from './journeyStorage.ts';
import { fingerprint } from './paymentFacts.ts';

/**
 * Where the webview is shown.
 *
 * - `redirect`: in the same tab. Works everywhere, in-app browsers included.
 * - `popup`: in a new window; if that is blocked, in the same tab.
 * - `embedded`: in a frame in a dialog of the shop's page. Pivot may refuse to be framed, and the
 *   shop's headers must let the frame use the camera.
 * - `handoff`: as a QR code that a phone opens, while the desktop waits; on a phone, a redirect.
 */
export type OpenIn = 'redirect' | 'popup' | 'embedded' | 'handoff';

/**
 * Opens the webview of a link in this tab, and remembers the link for the return page. For links of
 * `useApplyOtt` and `applyOttOptions`; the button does it itself.
 *
 * @example
 * ```ts
 * openWebview(await mutateAsync({ partnerReferenceNo: order.reference, redirectUrl: '/paid' }));
 * ```
 */
export function openWebview(link: PaymentLink): void {
  const { partnerReferenceNo, expiresAt, paymentUrl } = link;
  openPayment(paymentUrl);
  const journey =
    journeyStorage.load(partnerReferenceNo) ?? journeyStorage.create(partnerReferenceNo);
  const number = journey.numbers.at(-1);
  journeyStorage.save({ ...journey, number, expiresAt, mark: fingerprint(link) });
}

/**
 * Leaves a page for the webview, without telling it where the customer came from. The link has been
 * checked when it was read.
 *
 * @param view the window to leave; default: this one.
 */
export function openPayment(paymentUrl: string, view: Window = window): void {
  const anchor = view.document.createElement('a');
  anchor.href = paymentUrl;
  // A page may name another target for all its links.
  anchor.target = '_self';
  // `location.assign` would send the referrer that the shop's policy allows.
  anchor.rel = 'noreferrer';
  anchor.click();
}

const SIZE = { width: 430, height: 860 };
const LOOK_EVERY_MS = 500;
/** For so long `closed` is not believed: it flickers while one page replaces another. In ms. */
const GRACE_MS = 3000;

/** A new window for the webview. */
export interface PaymentPopup {
  /** Points the window at the webview; false if it is gone, or was led elsewhere. */
  go: (link: PaymentLink) => boolean;
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
 * @returns undefined if the browser opens no window.
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
  let isFocused = false;
  let closedSince: number | undefined;
  const timer = setInterval(() => {
    closedSince = popup.closed ? (closedSince ?? performance.now()) : undefined;
    if (closedSince === undefined || performance.now() - closedSince < GRACE_MS) return;
    clearInterval(timer);
    onClosed();
  }, LOOK_EVERY_MS);

  return {
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

/**
 * Where the webview can really be shown here: an in-app browser has only its one tab, and a phone
 * needs no other phone.
 */
export function chooseOpenIn(wanted: OpenIn): OpenIn {
  if (isInAppBrowser(navigator.userAgent)) return 'redirect';
  if (wanted !== 'handoff') return wanted;
  return matchMedia('(hover: hover) and (pointer: fine)').matches ? 'handoff' : 'redirect';
}

/**
 * Whether the page runs in the browser of a chat or social app. Those open no windows, and many of
 * them give no page the camera.
 */
export function isInAppBrowser(userAgent: string): boolean {
  return /FBAN|FBAV|FB_IAB|Instagram|\bLine\/|TikTok|musical_ly|BytedanceWebview|Snapchat|Twitter|MicroMessenger|; wv\)/.test(
    userAgent,
  );
}
