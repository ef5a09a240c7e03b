import { createHash, createHmac, randomUUID } from 'node:crypto';

const PATH = '/wallet-backend/snap/v1.0/qr/apply-ott';

/** What signing and forwarding takes at the least: no guard, no check, no token to renew. */
export function bareHandler(
  upstream: string,
  clientSecret: string,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = await request.text();
    const timestamp = `${new Date(Date.now() + 25_200_000).toISOString().slice(0, 19)}+07:00`;
    const bodyHash = createHash('sha256').update(body).digest('hex');
    const signature = createHmac('sha512', clientSecret)
      .update(`POST:${PATH}:bench:${bodyHash}:${timestamp}`)
      .digest('base64');
    const reply = await fetch(upstream + PATH, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: 'Bearer bench',
        'Authorization-Customer': 'Bearer bench',
        'X-SIGNATURE': signature,
        'X-TIMESTAMP': timestamp,
        'X-PARTNER-ID': 'bench',
        'X-EXTERNAL-ID': randomUUID(),
        'CHANNEL-ID': '12345',
      },
      body,
    });
    return new Response(await reply.text(), {
      status: reply.status,
      headers: { 'content-type': 'application/json' },
    });
  };
}
