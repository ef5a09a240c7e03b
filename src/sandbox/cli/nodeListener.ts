import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { arrayBuffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { parseUrl } from '../../snap/parse.ts';

/** Lets a handler of Web requests answer those of `node:http`. */
export function nodeListener(
  handler: (request: Request) => Promise<Response>,
  origin: string,
): RequestListener {
  return (incoming, outgoing) => {
    answer(handler, origin, incoming, outgoing).catch(() => {
      // A reply that broke off must not look whole.
      if (outgoing.headersSent) outgoing.destroy();
      else refuse(outgoing, 500, 'The sandbox failed to answer.');
    });
  };
}

async function answer(
  handler: (request: Request) => Promise<Response>,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = incoming;
  const url = toUrl(target, origin);
  if (url === undefined) return refuse(outgoing, 400, 'The request target must be a path.');
  // Web requests cannot have this method.
  if (method === 'TRACE') return refuse(outgoing, 405, 'The sandbox does not answer TRACE.');
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(url, {
    method,
    headers,
    signal: gone.signal,
    ...(hasBody && { body: await arrayBuffer(incoming) }),
  });
  const response = await handler(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) outgoing.end();
  else await pipeline(response.body, outgoing);
}

/**
 * The URL of a request target: a path, or a whole URL whose host does not matter, as proxies send
 * it. There is none for `*`.
 *
 * @see RFC 9112, section 3.2.
 */
function toUrl(target: string, origin: string): URL | undefined {
  if (target.startsWith('/')) return parseUrl(origin + target);
  const url = /^https?:/i.test(target) ? parseUrl(target) : undefined;
  return url && parseUrl(origin + url.pathname + url.search);
}

function refuse(outgoing: ServerResponse, status: number, message: string): void {
  outgoing.writeHead(status, { 'Content-Type': 'application/json' });
  outgoing.end(JSON.stringify({ message }));
}
