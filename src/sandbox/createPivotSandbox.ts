import type { SandboxCallback, SampleQris, SandboxContext, SandboxEvent } from './context.ts';
import { answerCall, jsonResponse } from './api/answerCall.ts';
import { SANDBOX_CREDENTIALS, type SandboxCredentials } from './credentials.ts';
import { SETTLEMENT_MS } from '../snap/linkDecision.ts';
import { parseRupiah } from './rupiah.ts';
import { SAMPLE_QRIS } from './sessions.ts';
import { answerWebview } from './webview/answerWebview.ts';

/** How to set a sandbox up. */
export interface PivotSandboxOptions {
  /** Where the sandbox is reached, such as `http://localhost:4174`: its payment links point there. */
  origin: string;
  /**
   * What calls must be signed with.
   *
   * @default SANDBOX_CREDENTIALS
   */
  credentials?: SandboxCredentials;
  /** What there is to scan. Three made-up merchants by default. */
  samples?: (partnerReferenceNo: string) => readonly SampleQris[];
  /** Where to send the payment callback, if anywhere. */
  callback?: SandboxCallback;
  /**
   * The clock, epoch ms.
   *
   * @default Date.now
   */
  now?: () => number;
  /**
   * How late a reply is that a magic reference makes slow, ms.
   *
   * @default 5_000
   */
  slowMs?: number;
  /**
   * How long a payment is pending that a magic reference makes so, ms.
   *
   * @default 20_000
   */
  pendingMs?: number;
  /**
   * How long a payment of a link's last 10 s is unknown to the status inquiry, in ms: by default the longest
   * that the page and the proxy allow for.
   *
   * @default 60_000
   */
  settlementMs?: number;
  /** Hears of every call, payment and callback; no secret and no link is in an event. */
  onEvent?: (event: SandboxEvent) => void;
}

/**
 * A stand-in for Pivot: the token calls, Apply OTT, Inquiry Payment Status, and the webview that
 * the payment links open. It checks what Pivot checks and remembers in memory, so one instance
 * must answer all requests. No money moves.
 *
 * Only Web standards: the handler runs in Node, Bun, Deno and service workers. It goes on
 * after an answer, with callbacks and slow replies: an edge runtime may end it before.
 *
 * @throws TypeError if an option is wrong, with its name and what it should be.
 * @example
 * ```ts
 * const sandbox = createPivotSandbox({ origin: 'http://localhost:4174' });
 * ```
 */
export function createPivotSandbox(
  options: PivotSandboxOptions,
): (request: Request) => Promise<Response> {
  const context = createContext(options);
  return async (request) =>
    (await answerCall(context, request)) ??
    (await answerWebview(context, request)) ??
    jsonResponse(404, { message: 'The sandbox has no such path.' }, context.now());
}

function createContext(options: PivotSandboxOptions): SandboxContext {
  const { origin, credentials = SANDBOX_CREDENTIALS, now = Date.now } = options;
  if (!isHttpUrl(origin) || new URL(origin).origin !== origin) {
    throw new TypeError(
      'origin must be like http://localhost:4174: http or https, host and port only.',
    );
  }
  if (options.callback !== undefined && !isHttpUrl(options.callback.url)) {
    throw new TypeError('callback.url must be an absolute http(s) URL.');
  }
  return {
    origin,
    credentials,
    samples: (reference) => (options.samples?.(reference) ?? SAMPLE_QRIS).map(checkSample),
    callback: options.callback,
    now,
    slowMs: options.slowMs ?? 5000,
    pendingMs: options.pendingMs ?? 20_000,
    settlementMs: options.settlementMs ?? SETTLEMENT_MS,
    onEvent: options.onEvent ?? (() => undefined),
    played: new Set(),
    b2bTokens: new Map(),
    customerTokens: new Map(),
    externalIds: { date: '', used: new Set() },
    sessions: new Map(),
  };
}

/** Whether a string is an absolute http(s) URL with a host, whatever slashes parsers forgive. */
function isHttpUrl(text: string): boolean {
  return /^https?:\/\/[^/]/.test(text) && URL.canParse(text);
}

/** @throws TypeError if the amount is none. */
function checkSample(sample: SampleQris): SampleQris {
  if (sample.amount === undefined) return sample;
  const amount = parseRupiah(sample.amount);
  if (amount !== undefined && Number(amount) > 0) return { ...sample, amount };
  throw new TypeError('samples: an amount must be Rupiah such as 36000.00.');
}
