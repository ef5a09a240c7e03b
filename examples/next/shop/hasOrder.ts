/** Whether the order is this customer's: here, its reference is in the cookie. A shop asks its session. */
export function hasOrder(request: Request, reference: string): boolean {
  const cookies = request.headers.get('Cookie') ?? '';
  return cookies.split(/;\s*/).includes(`order=${reference}`);
}
