import { isRecord } from '../snap/parse.ts';
import { splitResponseCode } from '../snap/responseCode.ts';
import type { EndpointFunction, EndpointOptions } from './EndpointOptions.ts';
import { postJson } from './postJson.ts';
import { QrisError } from './QrisError.ts';
import { refusalOf } from './refusalOf.ts';
import { serverClock } from './serverClock.ts';
import { withDeadline } from './withDeadline.ts';

/** A reply whose `responseCode` says that all went well; the other fields are still unchecked. */
export type SuccessfulReply = Record<string, unknown> & { responseCode: string };

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
): Promise<SuccessfulReply> {
  const tellClock = serverClock.startRoundTrip();
  const reply = await withDeadline(options.timeoutMs ?? 30_000, signal, (deadline) =>
    typeof target === 'string'
      ? postJson(target, body, options, deadline)
      : callFunction(target, body, deadline),
  );
  const responseCode = isRecord(reply) ? reply['responseCode'] : undefined;
  const parts = splitResponseCode(responseCode);
  if (!isRecord(reply) || typeof responseCode !== 'string' || parts === undefined) {
    throw new QrisError('bad_reply', 'The reply has no responseCode of seven digits.');
  }
  tellClock(reply['serverTime']);
  if (parts.httpStatus !== 200) throw refusalOf(200, responseCode);
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
