import { SandboxError } from './SandboxError.ts';
import { SNAP_CASES } from '../snap/responseCode.ts';
import type { SandboxContext } from './context.ts';

/** What a magic reference can make the sandbox do, besides answering with a case of SNAP's table. */
export const PLAYS = {
  /** How a reply travels. */
  reply: ['slow', 'hang', 'trickle', 'cut', 'html', 'gateway', 'empty', 'huge'],
  /** What the status inquiry says. */
  status: ['other-reference', 'strange', 'anonymous'],
  /** What becomes of the link and the payment. */
  payment: ['expired', 'paid-late', 'known-late', 'pending', 'never-final'],
  /** Which links are refused. */
  refusal: ['refuse-paid'],
} as const;

/** What a call of the API is answered with. */
export interface Answer {
  /** Default: 200. */
  httpStatus?: number;
  body: { responseCode: string; responseMessage: string };
  /** The reference whose magic may change how the reply travels. */
  magic?: { operation: Play['operation']; partnerReferenceNo: string };
}

/** One thing that a magic reference asks of the sandbox. */
export interface Play {
  /** `unbegun`: the status inquiry until the customer starts to pay. */
  operation: 'applyOtt' | 'status' | 'unbegun';
  /** One of `PLAYS`, or a key of `SNAP_CASES`. */
  name: string;
  /** Whether only the first call of the operation plays it. */
  once: boolean;
}

const NAMES = [...Object.values(PLAYS).flat(), ...Object.keys(SNAP_CASES)];

// Anywhere in a reference, so that it survives a merchant's own prefix and suffix.
const PATTERN = new RegExp(`sbx-(status-|unbegun-)?(${NAMES.join('|')})(-once)?(?![a-z0-9])`, 'gi');

/** Finds the magic in a reference: any number of `sbx-[status-|unbegun-]NAME[-once]`. */
export function readPlays(partnerReferenceNo: string): Play[] {
  return [...partnerReferenceNo.matchAll(PATTERN)].map(([, prefix, name = '', once]) => ({
    operation: toOperation(prefix?.toLowerCase()),
    name: name.toLowerCase(),
    once: once !== undefined,
  }));
}

function toOperation(prefix: string | undefined): Play['operation'] {
  return prefix === 'status-' ? 'status' : prefix === 'unbegun-' ? 'unbegun' : 'applyOtt';
}

/** Takes the play of a magic reference that is due now, if it is one of `names`. */
export function takePlay<Name extends string>(
  context: SandboxContext,
  operation: Play['operation'],
  partnerReferenceNo: string,
  names: readonly Name[],
): Name | undefined {
  for (const play of readPlays(partnerReferenceNo)) {
    const name = names.find((wanted) => wanted === play.name);
    const key = `${operation} ${play.name} ${partnerReferenceNo}`;
    if (name === undefined || play.operation !== operation) continue;
    if (play.once && context.played.has(key)) continue;
    if (play.once) context.played.add(key);
    return name;
  }
  return undefined;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has no other keys
const CASES = Object.keys(SNAP_CASES) as (keyof typeof SNAP_CASES)[];

/** Answers with the case that a magic reference names, in place of the call's own answer. */
export function playCase(
  context: SandboxContext,
  operation: Play['operation'],
  partnerReferenceNo: string,
): void {
  const snapCase = takePlay(context, operation, partnerReferenceNo, CASES);
  if (snapCase !== undefined) throw new SandboxError(snapCase, 'magic reference');
}

const GATEWAY_PAGE = '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>';
const HUGE_CHARACTERS = 1024 * 1024;
const CUT_MS = 100;
const TRICKLE_MS = 1000;

type ReplyPlay = (typeof PLAYS.reply)[number];
type Way = (response: Response, context: SandboxContext, signal: AbortSignal) => Promise<Response>;

const WAYS: Readonly<Record<ReplyPlay, Way>> = {
  slow: async (response, { slowMs }) => {
    await new Promise((resolve) => setTimeout(resolve, slowMs));
    return response;
  },
  hang: async (response, _context, signal) => {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return response;
  },
  trickle: async (response) => withBody(response, trickle(await response.text())),
  cut: async (response) => withBody(response, cut(await response.text())),
  html: async () => page(200),
  gateway: async () => page(502),
  empty: async (response) => withBody(response, null),
  huge: async (response) =>
    withBody(response, (await response.text()) + ' '.repeat(HUGE_CHARACTERS)),
};

/**
 * Sends a reply the way a magic reference wants it: late, in part, or as something else. What the
 * call did has happened by then, as when a real reply is lost.
 */
export async function playReply(
  context: SandboxContext,
  call: { operation: Play['operation']; partnerReferenceNo: string; signal: AbortSignal },
  response: Response,
): Promise<Response> {
  const play = takePlay(context, call.operation, call.partnerReferenceNo, PLAYS.reply);
  return play === undefined ? response : WAYS[play](response, context, call.signal);
}

function page(status: number): Response {
  return new Response(GATEWAY_PAGE, { status, headers: { 'Content-Type': 'text/html' } });
}

function withBody(response: Response, body: BodyInit | null): Response {
  return new Response(body, { status: response.status, headers: response.headers });
}

/** Half of a text, and then a broken connection. */
function cut(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)));
      // The half must be on its way before the connection breaks.
      await new Promise((resolve) => setTimeout(resolve, CUT_MS));
      controller.error(new Error('The reply breaks off: magic reference.'));
    },
  });
}

/** A text, one byte a second. */
function trickle(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text).values();
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, TRICKLE_MS));
      const { value, done } = bytes.next();
      if (done) controller.close();
      else controller.enqueue(Uint8Array.of(value));
    },
  });
}

/** Waits without keeping a process alive that has nothing else to do. */
export function waitQuietly(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer: unknown = setTimeout(resolve, ms);
    if (typeof timer === 'object' && timer !== null && 'unref' in timer) {
      if (typeof timer.unref === 'function') timer.unref();
    }
  });
}
