import { splitResponseCode } from '../snap/responseCode.ts';
import { errorCodeOf } from './errorCodeOf.ts';
import { QrisError } from './QrisError.ts';

/** The error that a refusal stands for; SNAP's `responseCode` counts more than the HTTP status. */
export function refusalOf(
  httpStatus: number,
  responseCode: unknown,
  retryAfterMs?: number,
): QrisError {
  const parts = splitResponseCode(responseCode);
  if (parts === undefined) {
    return new QrisError(errorCodeOf(httpStatus), `The endpoint refused with HTTP ${httpStatus}.`, {
      retryAfterMs,
    });
  }
  return new QrisError(
    errorCodeOf(parts.httpStatus, parts.caseCode),
    `The endpoint refused with responseCode ${String(responseCode)}.`,
    { responseCode: String(responseCode), retryAfterMs },
  );
}
