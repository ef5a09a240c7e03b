import type { PaymentLink } from './PaymentLink.ts';
import { serverClock } from './serverClock.ts';

/** With less than this left, the webview would greet with the link's end. In ms. */
const SHORTEST = 5000;

/** Whether a link lives long enough to be opened. */
export function isUsable({ expiresAt = Infinity }: PaymentLink): boolean {
  return expiresAt - serverClock.now() >= SHORTEST;
}
