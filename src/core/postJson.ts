import { isRecord, readRetryAfter } from '../snap/parse.ts';
import type { EndpointOptions } from './EndpointOptions.ts';
import { QrisError } from './QrisError.ts';
import { readBody } from './readBody.ts';
import { refusalOf } from './refusalOf.ts';
import { serverClock } from './serverClock.ts';

/**
 * Posts JSON to the merchant's endpoint and resolves with its JSON, whatever it says.
 *
 * @throws QrisError `offline`, `network`, `bad_reply`, or by the HTTP status where the reply is no
 * JSON.
 */
export async function postJson(
  url: string,
  body: unknown,
  options: EndpointOptions,
  signal: AbortSignal,
): Promise<unknown> {
  // Outside browsers there is no `onLine`, which says nothing.
  if (Object.is(globalThis.navigator?.onLine, false)) {
    throw new QrisError('offline', 'The device is offline; nothing was sent.');
  }
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
    return await readReply(response);
  } catch (error) {
    if (error instanceof QrisError) throw error;
    throw new QrisError(
      'network',
      'The endpoint could not be reached: it is down, it redirects, or a blocker or CORS forbids it.',
      { cause: error },
    );
  }
}

async function readReply(response: Response): Promise<unknown> {
  if (response.ok) return readBody(response);
  // An error page says nothing that its status does not say better.
  const body = await readBody(response).catch(() => undefined);
  throw refusalOf(
    response.status,
    isRecord(body) ? body['responseCode'] : undefined,
    readRetryAfter(response.headers.get('retry-after'), Date.now()),
  );
}
