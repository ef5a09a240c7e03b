import { SESSION_COOKIE } from './SESSION_COOKIE.ts';

/** `Lax`, for the customer comes back from Pivot by a link. Add `Secure` where there is https. */
export function sessionCookie(sessionId: string): string {
  return `${SESSION_COOKIE}=${sessionId}; Path=/; HttpOnly; SameSite=Lax`;
}
