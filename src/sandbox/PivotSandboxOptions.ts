import type { SampleQris } from './SampleQris.ts';
import type { SandboxCallback } from './SandboxCallback.ts';
import type { SandboxCredentials } from './SandboxCredentials.ts';
import type { SandboxEvent } from './SandboxEvent.ts';

/** How to set a sandbox up. */
export interface PivotSandboxOptions {
  /** Where the sandbox is reached, such as `http://localhost:4174`: its payment links point there. */
  origin: string;
  /** What calls must be signed with. Default: `SANDBOX_CREDENTIALS`. */
  credentials?: SandboxCredentials;
  /** What there is to "scan" for a payment. Default: three made-up merchants. */
  samples?: (partnerReferenceNo: string) => readonly SampleQris[];
  /** Where to send the payment callback. Default: nowhere. */
  callback?: SandboxCallback;
  /** The clock, epoch ms. Default: `Date.now`. */
  now?: () => number;
  /** How late a reply is that a magic reference makes slow, ms. Default: 5,000. */
  slowMs?: number;
  /** How long a payment is pending that a magic reference makes so, ms. Default: 20,000. */
  pendingMs?: number;
  /** Hears of every call, payment and callback; no secret and no link is in an event. */
  onEvent?: (event: SandboxEvent) => void;
}
