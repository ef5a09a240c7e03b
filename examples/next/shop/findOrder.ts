/** The customer's own order of this reference: here, it is in the cookie. A shop asks its session. */
export function findOrder(request: Request, reference: string): { reference: string } | undefined {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const stored = cookies.find((cookie) => cookie === `order=${reference}`);
  return stored === undefined ? undefined : { reference: stored.slice('order='.length) };
}
