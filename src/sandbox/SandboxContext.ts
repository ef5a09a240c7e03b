import type { PaymentSession } from './PaymentSession.ts';
import type { SampleQris } from './SampleQris.ts';
import type { SandboxCallback } from './SandboxCallback.ts';
import type { SandboxCredentials } from './SandboxCredentials.ts';
import type { SandboxEvent } from './SandboxEvent.ts';

/** What the sandbox was created with, and all it remembers. */
export interface SandboxContext {
  readonly origin: string;
  readonly credentials: SandboxCredentials;
  readonly samples: (partnerReferenceNo: string) => readonly SampleQris[];
  /** Epoch ms. */
  readonly now: () => number;
  /** B2B tokens and when they end, epoch ms. */
  readonly b2bTokens: Map<string, number>;
  /** B2B2C tokens, whose they are, and when they end, epoch ms. */
  readonly customerTokens: Map<string, { bindingId: string; expiresAt: number }>;
  /** Jakarta's date and the `X-EXTERNAL-ID`s that came on it. */
  readonly externalIds: { date: string; used: Set<string> };
  /** How late a reply is that a magic reference makes slow, ms. */
  readonly slowMs: number;
  /** How long a payment is pending that a magic reference makes so, ms. */
  readonly pendingMs: number;
  /** The plays of magic references that were due once and have been played. */
  readonly played: Set<string>;
  readonly callback: SandboxCallback | undefined;
  readonly onEvent: (event: SandboxEvent) => void;
  /** Payment links by their one-time token's id, oldest first. */
  readonly sessions: Map<string, PaymentSession>;
}
