import { SNAP_CASES } from '../snap/responseCode.ts';
import type { SERVICE_CODES } from '../snap/services.ts';

/** A refusal as it travels: the HTTP status and the JSON body. */
export interface SnapRefusal {
  httpStatus: number;
  body: { responseCode: string; responseMessage: string };
}

/**
 * A reply that says no, as SNAP shapes it.
 *
 * @param serviceCode The service that refuses; see `SERVICE_CODES`.
 * @param snapCase HTTP status and case, such as `40901`; see `SNAP_CASES`.
 * @param detail What exactly is wrong, for the developer.
 */
export function snapRefusal(
  serviceCode: (typeof SERVICE_CODES)[keyof typeof SERVICE_CODES],
  snapCase: keyof typeof SNAP_CASES,
  detail?: string,
): SnapRefusal {
  const httpStatus = snapCase.slice(0, 3);
  return {
    httpStatus: Number(httpStatus),
    body: {
      responseCode: `${httpStatus}${serviceCode}${snapCase.slice(3)}`,
      responseMessage: SNAP_CASES[snapCase] + (detail === undefined ? '' : ` [${detail}]`),
    },
  };
}
