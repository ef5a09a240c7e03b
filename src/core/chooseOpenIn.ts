import { isInAppBrowser } from './isInAppBrowser.ts';
import type { OpenIn } from './OpenIn.ts';

/**
 * Where the webview can really be shown here: an in-app browser has only its one tab, and a phone
 * needs no other phone.
 */
export function chooseOpenIn(wanted: OpenIn): OpenIn {
  if (isInAppBrowser(navigator.userAgent)) return 'redirect';
  if (wanted !== 'handoff') return wanted;
  return matchMedia('(hover: hover) and (pointer: fine)').matches ? 'handoff' : 'redirect';
}
