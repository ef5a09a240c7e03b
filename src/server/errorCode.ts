import { isRecord } from '../snap/parse.ts';

/**
 * The code of a failed `fetch`, for example `ECONNREFUSED`: Node puts it on the cause, Bun on the
 * error itself.
 */
export function errorCode(error: unknown): string {
  if (!isRecord(error)) return 'no code';
  const { code, cause } = error;
  return typeof code === 'string' ? code : errorCode(cause);
}
