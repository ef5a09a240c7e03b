import type { SampleQris } from './SampleQris.ts';
import type { SandboxCredentials } from './SandboxCredentials.ts';

/** How to set a sandbox up. */
export interface PivotSandboxOptions {
  /** Where the sandbox is reached, such as `http://localhost:4174`: its payment links point there. */
  origin: string;
  /** What calls must be signed with. Default: `SANDBOX_CREDENTIALS`. */
  credentials?: SandboxCredentials;
  /** What there is to "scan" for a payment. Default: three made-up merchants. */
  samples?: (partnerReferenceNo: string) => readonly SampleQris[];
  /** The clock, epoch ms. Default: `Date.now`. */
  now?: () => number;
}
