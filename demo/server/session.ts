const SESSION_COOKIE = 'lempung-pagi-session';

/** Returns the ID of the customer's session, if the request has one. */
export function readSessionId(request: Request): string | undefined {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const session = cookies.find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
  return session?.slice(SESSION_COOKIE.length + 1) || undefined;
}

/**
 * Returns a `Set-Cookie` header. `SameSite=Lax`, because customers return from Pivot through a link.
 * Over HTTPS, add `Secure`.
 */
export function sessionCookie(sessionId: string): string {
  return `${SESSION_COOKIE}=${sessionId}; Path=/; HttpOnly; SameSite=Lax`;
}
