import type { SandboxCredentials } from './credentials.ts';

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
  /** How long a payment of a link's last moments is unknown to the inquiry, ms. */
  readonly settlementMs: number;
  /** The plays of magic references that were due once and have been played. */
  readonly played: Set<string>;
  readonly callback: SandboxCallback | undefined;
  readonly onEvent: (event: SandboxEvent) => void;
  /** Payment links by their one-time token's id, oldest first. */
  readonly sessions: Map<string, PaymentSession>;
}

/** Something that happened in the sandbox. */
export type SandboxEvent =
  | {
      type: 'call';
      method: string;
      /** The path of the call. */
      path: string;
      responseCode: string;
      /** Says what was wrong with a call that was refused. */
      responseMessage: string;
    }
  | {
      type: 'payment';
      partnerReferenceNo: string;
      status: 'paid' | 'failed' | 'cancelled' | 'expired';
    }
  | {
      type: 'callback';
      partnerReferenceNo: string;
      /** 1 for the first. */
      attempt: number;
      /** The HTTP status that came back; 0 where none did. */
      httpStatus: number;
      /** Whether it will be sent again. */
      willRetry: boolean;
    };

/** One payment link and all that happened behind it. */
export interface PaymentSession {
  /** The one-time token's id: `sessionId` of the link's JWT, `value` of the reply. */
  id: string;
  partnerReferenceNo: string;
  /** The customer whose token made the link. */
  bindingId: string;
  redirectUrl: string;
  failedRedirectUrl?: string | undefined;
  /** What `urlExpiry` says, epoch ms. */
  urlExpiry: number;
  /** When the link ends, epoch ms: the `exp` of its token, which has no fraction of a second. */
  expiresAt: number;
  /** When the developer ended the link before its time, epoch ms. */
  cutShortAt?: number;
  /** The QRIS in front of the customer; none while the scanner is open. */
  scanned?: SampleQris | undefined;
  /** How long a payment is pending before it is paid, ms; `Infinity`: for ever. */
  pendingMs: number;
  /** Whether the inquiry learns of a payment late, whenever it is made. */
  isKnownLate: boolean;
  wrongPins: number;
  /** A sentence that the next page shows once the customer has done something wrong. */
  notice?: string | undefined;
  /** There is none before the customer has begun to pay. */
  transaction?: PaymentTransaction | undefined;
}

/** A payment that a customer has begun. A link has one at most: once that has ended, so has the link. */
export interface PaymentTransaction {
  /** The number that Pivot itself gives it, a UUID. */
  referenceNo: string;
  /** Epoch ms. */
  begunAt: number;
  end?: TransactionEnd;
}

/** How a payment ended in the webview. */
export interface TransactionEnd {
  status: 'paid' | 'failed' | 'cancelled';
  /** When the customer did it, epoch ms; it may lie ahead. */
  at: number;
  /** Rupiah with two decimals. */
  amount?: string | undefined;
  /** Until when the inquiry knows nothing of it, epoch ms. */
  knownAt: number;
  /** Until when the inquiry calls it pending, epoch ms; `Infinity`: for ever. */
  finalAt: number;
}

/** A QRIS that the sandbox's webview offers for "scanning". */
export interface SampleQris {
  /** The name on the QRIS. */
  merchantName: string;
  /** Where the merchant is. */
  city: string;
  /** Rupiah with two decimals, such as `36000.00`. Without it the customer types the amount. */
  amount?: string;
}

/** Where the sandbox sends the payment callback. */
export interface SandboxCallback {
  /** Absolute http(s) URL of the merchant's own endpoint. */
  url: string;
  /** Sent as `X-API-Key`, as Pivot sends the Callback API Key of its dashboard. */
  apiKey: string;
  /**
   * How long to wait before each repeat, ms. Default: Pivot's own schedule with seconds in place of
   * minutes: 5 s, 15 s, 1 min, 3 min, 6 min, 12 min.
   */
  retryDelays?: readonly number[];
}
