import { isRecord } from '../../snap/parse.ts';

/**
 * Whether a failed `fetch` got no further than the connection, so that the other side never had the
 * request. Anything else may have been sent, and acted on.
 *
 * Runtimes say so in ways of their own: Node names the system call, Node and Bun have codes, and Deno names
 * the phase in words. Of several addresses that were tried, all must have failed like that.
 */
export function isConnectionError(error: unknown): boolean {
  if (!isRecord(error)) return false;
  const { code, syscall, message, cause, errors } = error;
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isConnectionError);
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    (typeof code === 'string' && (CONNECTION_ERRORS.has(code) || UNTRUSTED.test(code))) ||
    (typeof message === 'string' && PHASE.test(message)) ||
    isConnectionError(cause)
  );
}

const CONNECTION_ERRORS: ReadonlySet<string> = new Set([
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

/** What OpenSSL says of a certificate or of a handshake: no request leaves before both are right. */
const UNTRUSTED =
  /^(CERT_|ERR_TLS_CERT|UNABLE_TO_)|SELF_SIGNED_CERT|CERTIFICATE_VERIFICATION|^ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|\w*HANDSHAKE_FAILURE|\w*PROTOCOL_VERSION)$/;

const PHASE = /client error \(Connect\)|before secure TLS connection was established/;

/**
 * The code of a failed `fetch`, for example `ECONNREFUSED`: Node puts it on the cause, Bun on the
 * error itself. Deno has none.
 */
export function errorCode(error: unknown): string {
  if (!isRecord(error)) return 'no code';
  const { code, cause } = error;
  if (typeof code === 'string') return code;
  return isRecord(cause)
    ? errorCode(cause)
    : isConnectionError(error)
      ? 'no connection'
      : 'no code';
}
