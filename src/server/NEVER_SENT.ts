/** Codes of a failed `fetch` that never reached the other side, as Node and Bun name them. */
export const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
  'FailedToOpenSocket',
  // Our own: the time was up before there was anything to send.
  'NO_TIME_LEFT',
]);
