/** A SNAP `responseCode` taken apart. */
export interface ResponseCodeParts {
  /** For example 401. */
  httpStatus: number;
  /** For example `49`. */
  serviceCode: string;
  /** For example `01`. */
  caseCode: string;
}

/**
 * Takes a SNAP `responseCode` apart: HTTP status (3 digits), service (2), case (2).
 *
 * @returns undefined for anything that is not a text of seven digits.
 * @see ASPI, SNAP response codes.
 */
export function splitResponseCode(responseCode: unknown): ResponseCodeParts | undefined {
  if (typeof responseCode !== 'string' || !/^\d{7}$/.test(responseCode)) return undefined;
  return {
    httpStatus: Number(responseCode.slice(0, 3)),
    serviceCode: responseCode.slice(3, 5),
    caseCode: responseCode.slice(5),
  };
}
