import { PLAYS } from './PLAYS.ts';
import type { Play } from './readPlays.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { takePlay } from './takePlay.ts';

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
