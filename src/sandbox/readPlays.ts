import { SNAP_CASES } from '../snap/responseCode.ts';
import { PLAYS } from './PLAYS.ts';

/** One thing that a magic reference asks of the sandbox. */
export interface Play {
  operation: 'applyOtt' | 'status';
  /** One of `PLAYS`, or a key of `SNAP_CASES`. */
  name: string;
  /** Whether only the first call of the operation plays it. */
  once: boolean;
}

const NAMES = [...Object.values(PLAYS).flat(), ...Object.keys(SNAP_CASES)];

// Anywhere in a reference, so that it survives a merchant's own prefix and suffix.
const PATTERN = new RegExp(`sbx-(status-)?(${NAMES.join('|')})(-once)?(?![a-z0-9])`, 'gi');

/** Finds the magic in a reference: any number of `sbx-[status-]NAME[-once]`. */
export function readPlays(partnerReferenceNo: string): Play[] {
  return [...partnerReferenceNo.matchAll(PATTERN)].map(([, status, name = '', once]) => ({
    operation: status === undefined ? 'applyOtt' : 'status',
    name: name.toLowerCase(),
    once: once !== undefined,
  }));
}
