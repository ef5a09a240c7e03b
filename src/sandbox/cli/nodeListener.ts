import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { arrayBuffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** Lets a handler of Web requests answer those of `node:http`. */
export function nodeListener(
  handler: (request: Request) => Promise<Response>,
  origin: string,
): RequestListener {
  return (incoming, outgoing) => {
    answer(handler, origin, incoming, outgoing).catch(() => {
      if (!outgoing.headersSent) outgoing.writeHead(500);
      // A reply that broke off must not look whole.
      outgoing.destroy();
    });
  };
}

async function answer(
  handler: (request: Request) => Promise<Response>,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = incoming;
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(origin + url, {
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
