import { Pool } from 'undici';

/** A `fetch` of one's own, for one origin: what the option is for. */
export function pooledFetch(origin: string): typeof globalThis.fetch {
  const pool = new Pool(origin, { connections: 10 });
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    if (typeof url !== 'string' || typeof body !== 'string') throw new TypeError('not used here');
    const reply = await pool.request({
      path: url.slice(origin.length),
      method,
      headers: Object.fromEntries(Object.entries(headers ?? {})),
      body,
      signal: signal ?? null,
    });
    const text = await reply.body.text();
    return new Response(text, { status: reply.statusCode });
  };
}
