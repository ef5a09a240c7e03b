import { answerCall } from './answerCall.ts';
import { jsonResponse } from './jsonResponse.ts';
import type { PivotSandboxOptions } from './PivotSandboxOptions.ts';
import { SAMPLE_QRIS } from './SAMPLE_QRIS.ts';
import { SANDBOX_CREDENTIALS } from './SANDBOX_CREDENTIALS.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { answerWebview } from './webview/answerWebview.ts';

/**
 * A stand-in for Pivot: the token calls, Apply OTT, Inquiry Payment Status, and the webview that
 * the payment links open. It checks what Pivot checks and remembers in memory, so one instance
 * must answer all requests. No money moves.
 *
 * Only Web standards: the handler runs in Node, Bun, Deno, edge runtimes and service workers.
 *
 * @throws TypeError where an option is wrong, with its name and what it should be.
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
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
    throw new TypeError('origin must be like http://localhost:4174: scheme, host and port only.');
  }
  if (options.callback !== undefined && !/^https?:/.test(options.callback.url)) {
    throw new TypeError('callback.url must be an absolute http(s) URL.');
  }
  return {
    origin,
    credentials,
    samples: options.samples ?? (() => SAMPLE_QRIS),
    callback: options.callback,
    now,
    slowMs: options.slowMs ?? 5000,
    pendingMs: options.pendingMs ?? 20_000,
    onEvent: options.onEvent ?? (() => undefined),
    played: new Set(),
    b2bTokens: new Map(),
    customerTokens: new Map(),
    externalIds: { date: '', used: new Set() },
    sessions: new Map(),
  };
}
