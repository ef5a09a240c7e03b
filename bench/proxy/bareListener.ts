import type { IncomingMessage, ServerResponse } from 'node:http';
import { forward, type Forwarding } from './forward.ts';

/** As `bareHandler`, on node:http itself. */
export function bareListener(
  forwarding: Forwarding,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const reply = await forward(forwarding, Buffer.concat(chunks).toString());
    const text = await reply.text();
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(text);
  };
}
