import { SandboxError } from '../SandboxError.ts';
import { type Answer, playReply } from '../magicReference.ts';
import { PATHS, SERVICE_CODES } from '../../snap/services.ts';
import type { SandboxContext } from '../context.ts';
import { answerApplyOtt } from './answerApplyOtt.ts';
import { answerStatus } from './answerStatus.ts';
import { answerTokenB2b, answerTokenB2b2c } from './answerTokens.ts';
import { snapRefusal } from './responses.ts';

/** A call of Pivot's API: SNAP's number of its service, and what answers it. */
interface Call {
  serviceCode: (typeof SERVICE_CODES)[keyof typeof SERVICE_CODES];
  answer: (context: SandboxContext, request: Request) => Promise<Answer>;
}

const b2b: Call = { serviceCode: SERVICE_CODES.tokenB2b, answer: answerTokenB2b };
const b2b2c: Call = { serviceCode: SERVICE_CODES.tokenB2b2c, answer: answerTokenB2b2c };

const CALLS: ReadonlyMap<string, Call> = new Map([
  // The token calls stand under two prefixes in Pivot's documents.
  [`${PATHS.tokens}/b2b`, b2b],
  ['/open-api/v1/access-token/b2b', b2b],
  [`${PATHS.tokens}/b2b2c`, b2b2c],
  ['/open-api/v1/access-token/b2b2c', b2b2c],
  [PATHS.applyOtt, { serviceCode: SERVICE_CODES.applyOtt, answer: answerApplyOtt }],
  [PATHS.status, { serviceCode: SERVICE_CODES.status, answer: answerStatus }],
]);

/**
 * Answers a call of Pivot's API.
 *
 * @returns undefined if the path is not one of Pivot's.
 */
export async function answerCall(
  context: SandboxContext,
  request: Request,
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const call = CALLS.get(pathname);
  if (call === undefined) return undefined;
  const { httpStatus, body, magic } = await answer(context, call, request);
  const { responseCode, responseMessage } = body;
  const { method, signal } = request;
  context.onEvent({ type: 'call', method, path: pathname, responseCode, responseMessage });
  const response = jsonResponse(httpStatus, body, context.now());
  if (httpStatus === 429) response.headers.set('Retry-After', '1');
  return magic === undefined ? response : playReply(context, { ...magic, signal }, response);
}

async function answer(
  context: SandboxContext,
  call: Call,
  request: Request,
): Promise<Answer & { httpStatus: number }> {
  try {
    if (request.method !== 'POST') throw new SandboxError('40500', 'use POST');
    return { httpStatus: 200, ...(await call.answer(context, request)) };
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    return snapRefusal(call.serviceCode, error.snapCase, error.detail);
  }
}

/**
 * A JSON reply that no cache keeps.
 *
 * @param now Epoch ms, for the `Date` header by which callers set their clocks.
 */
export function jsonResponse(status: number, body: unknown, now: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      Date: new Date(now).toUTCString(),
    },
  });
}
