import { readText } from '../../snap/bytes.ts';
import { isRecord, readRetryAfter } from '../../snap/parse.ts';
import { splitResponseCode } from '../../snap/responseCode.ts';
import { serverClock } from '../time/serverClock.ts';
import { QrisError, toResponseError } from './errors.ts';
import type { EndpointFunction, EndpointOptions } from './QrisConfig.ts';

/** A reply whose `responseCode` says that all went well; the other fields are still unchecked. */
export type SuccessfulResponse = Record<string, unknown> & { responseCode: string };

/**
 * Calls one of the merchant's two endpoints and passes a reply that says success.
 *
 * @throws QrisError as `postJson` and `withDeadline` do, `bad_reply` for a reply without a
 * `responseCode`, and by SNAP's case for a `responseCode` other than 200.
 */
export async function callEndpoint<Body>(
  target: string | EndpointFunction<Body>,
  body: Body,
  options: EndpointOptions,
  signal: AbortSignal,
): Promise<SuccessfulResponse> {
  const tellClock = serverClock.startRoundTrip();
  const reply = await withDeadline(options.timeoutMs ?? 30_000, signal, (deadline) =>
    typeof target === 'string'
      ? postJson(target, body, options, deadline)
      : callFunction(target, body, deadline),
  );
  const parts = isRecord(reply) ? splitResponseCode(reply['responseCode']) : undefined;
  if (!isRecord(reply) || parts === undefined) {
    throw new QrisError('bad_reply', 'The reply has no responseCode of seven digits.');
  }
  tellClock(reply['serverTime']);
  const { responseCode, httpStatus } = parts;
  if (httpStatus !== 200) throw toResponseError(200, responseCode);
  return { ...reply, responseCode };
}

async function callFunction<Body>(
  target: EndpointFunction<Body>,
  body: Body,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await target(body, { signal });
  } catch (error) {
    if (error instanceof QrisError) throw error;
    throw new QrisError('network', 'The endpoint function failed.', { cause: error });
  }
}

/**
 * Ends a task that takes too long or is given up, whether it heeds its signal or not.
 *
 * @param ms how long it may take.
 * @param signal aborts when the caller gives it up.
 * @throws QrisError `timeout`; the signal's reason when the caller aborts.
 */
export async function withDeadline<Value>(
  ms: number,
  signal: AbortSignal,
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  signal.throwIfAborted();
  const deadline = new AbortController();
  const abort = (): void => deadline.abort(signal.reason);
  signal.addEventListener('abort', abort);
  const timer = setTimeout(
    () => deadline.abort(new QrisError('timeout', `There was no answer in ${ms} ms.`)),
    ms,
  );
  const end = new Promise<never>((_resolve, reject) => {
    deadline.signal.addEventListener('abort', () => reject(deadline.signal.reason));
  });
  try {
    return await Promise.race([task(deadline.signal), end]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/**
 * Posts JSON to the merchant's endpoint and resolves with its JSON, whatever it says.
 *
 * @throws QrisError `offline`, `network`, `bad_reply`, or by the HTTP status where the reply is no
 * JSON.
 */
async function postJson(
  url: string,
  body: unknown,
  options: EndpointOptions,
  signal: AbortSignal,
): Promise<unknown> {
  const { fetch = globalThis.fetch, headers, credentials } = options;
  try {
    const allHeaders = new Headers(typeof headers === 'function' ? await headers() : headers);
    allHeaders.set('content-type', 'application/json');
    allHeaders.set('accept', 'application/json');
    const tellClock = serverClock.startRoundTrip();
    const response = await fetch(url, {
      method: 'POST',
      headers: allHeaders,
      body: JSON.stringify(body),
      credentials: credentials ?? 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    tellClock(response.headers.get('date'));
    return await readResponse(response);
  } catch (error) {
    if (error instanceof QrisError) throw error;
    // Behind some VPNs it is false while all works, so it only words a failure.
    throw Object.is(globalThis.navigator?.onLine, false)
      ? new QrisError('offline', 'The endpoint could not be reached: the device is offline.', {
          cause: error,
        })
      : new QrisError(
          'network',
          'The endpoint could not be reached: it is down, it redirects, or a blocker or CORS forbids it.',
          { cause: error },
        );
  }
}

async function readResponse(response: Response): Promise<unknown> {
  if (response.ok) return readBody(response);
  // An error page says nothing that its status does not say better.
  const body = await readBody(response).catch(() => undefined);
  throw toResponseError(
    response.status,
    isRecord(body) ? body['responseCode'] : undefined,
    readRetryAfter(response.headers.get('retry-after'), Date.now()),
  );
}

const LARGEST_REPLY = 64 * 1024;
const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads a JSON reply of at most 64 KiB.
 *
 * @throws QrisError `bad_reply` for anything else.
 */
async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    await response.body?.cancel();
    throw new QrisError(
      'bad_reply',
      `The endpoint answered with ${type === '' ? 'no content type' : type.split(';')[0]} ` +
        `(HTTP ${response.status}) where JSON was expected.`,
    );
  }
  const text = await readText(response.body, LARGEST_REPLY, decoder);
  if (text === undefined) {
    throw new QrisError('bad_reply', `The endpoint's reply is larger than ${LARGEST_REPLY} bytes.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // Without the parser's error: it quotes the text, and the text may hold a link.
    throw new QrisError('bad_reply', `The endpoint's JSON (HTTP ${response.status}) is broken.`);
  }
}

/** The URL of an operation under the endpoint's base path. */
export function joinPath(base: string, operation: 'apply-ott' | 'status'): string {
  return `${base.replace(/\/+$/, '')}/${operation}`;
}
