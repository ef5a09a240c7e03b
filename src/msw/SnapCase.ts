import type { SNAP_CASES } from '../snap/responseCode.ts';

/** A case of SNAP: HTTP status and case code, without the service's two digits, such as `40314`. */
export type SnapCase = keyof typeof SNAP_CASES;
