const LONGEST = 4096;

/** Whether a text is an access token that may stand in a header, without `Bearer ` before it. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && token.length <= LONGEST && /^[\x21-\x7e]+$/.test(token);
}
