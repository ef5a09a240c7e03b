/** The customer's own order of this reference: here, it is in the cookie. A shop asks its session. */
export function findOrder(request: Request, reference: string): Order | undefined {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const stored = cookies.find((cookie) => cookie === `order=${reference}`);
  if (stored === undefined) return undefined;
  return { reference: stored.slice('order='.length), total: '36000.00' };
}

interface Order {
  reference: string;
  /** What it costs, in rupiah. */
  total: string;
}
