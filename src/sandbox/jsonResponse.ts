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
