import { createHash, createHmac, randomUUID } from 'node:crypto';

export interface Forwarding {
  upstream: string;
  path: string;
  clientSecret: string;
  fetch: typeof globalThis.fetch;
}

/** What signing and forwarding takes at the least. */
export function forward(
  { upstream, path, clientSecret, fetch }: Forwarding,
  body: string,
): Promise<Response> {
  const timestamp = `${new Date(Date.now() + 25_200_000).toISOString().slice(0, 19)}+07:00`;
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const signature = createHmac('sha512', clientSecret)
    .update(`POST:${path}:bench:${bodyHash}:${timestamp}`)
    .digest('base64');
  return fetch(upstream + path, {
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
}
