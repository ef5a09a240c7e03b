import { forward, type Forwarding } from './forward.ts';

/** A handler that signs and forwards whatever it gets: no guard, no check, no token, no time limit. */
export function bareHandler(forwarding: Forwarding): (request: Request) => Promise<Response> {
  return async (request) => {
    const reply = await forward(forwarding, await request.text());
    return new Response(await reply.text(), {
      status: reply.status,
      headers: { 'content-type': 'application/json' },
    });
  };
}
