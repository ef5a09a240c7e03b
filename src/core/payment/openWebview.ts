import type { PaymentLink } from '../endpoint/applyOtt.ts';
import { isInAppBrowser } from './inAppBrowser.ts';
import { journeyStorage } from './journeyStorage.ts';
import { fingerprint } from './paymentFacts.ts';

/**
 * Where the webview is shown.
 *
 * - `redirect`: in the same tab. Works everywhere, in-app browsers included; out of a frame of another
 *   site it leads the whole tab.
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
 * @param frame the name of a frame in it to leave instead.
 */
export function openPayment(paymentUrl: string, view: Window = window, frame?: string): void {
  const anchor = view.document.createElement('a');
  anchor.href = paymentUrl;
  // A page may name another target for all its links, and a frame of another site holds no webview.
  anchor.target = frame ?? (view === window && isInForeignFrame() ? '_top' : '_self');
  // `location.assign` would send the referrer that the shop's policy allows.
  anchor.rel = 'noreferrer';
  anchor.click();
}

/**
 * Where the webview can really be shown here: an in-app browser has only its one tab, a phone needs no
 * other phone, and a page in a frame cannot show in it what refuses to be framed.
 *
 * @param wanted default: the way that works here.
 */
export function chooseOpenIn(wanted: OpenIn | undefined): OpenIn {
  if (isInAppBrowser(navigator)) return 'redirect';
  if (wanted === undefined) return isFramed() ? 'popup' : 'redirect';
  if (wanted !== 'handoff') return wanted;
  return matchMedia('(hover: hover) and (pointer: fine)').matches
    ? 'handoff'
    : chooseOpenIn(undefined);
}

function isFramed(): boolean {
  return window.top !== window.self;
}

/** Whether a page of another site holds this one in a frame. */
function isInForeignFrame(): boolean {
  try {
    return window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
