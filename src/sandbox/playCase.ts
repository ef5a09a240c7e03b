import { SNAP_CASES } from '../snap/responseCode.ts';
import type { Play } from './readPlays.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';
import { takePlay } from './takePlay.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has no other keys
const CASES = Object.keys(SNAP_CASES) as (keyof typeof SNAP_CASES)[];

/** Answers with the case that a magic reference names, in place of the call's own answer. */
export function playCase(
  context: SandboxContext,
  operation: Play['operation'],
  partnerReferenceNo: string,
): void {
  const snapCase = takePlay(context, operation, partnerReferenceNo, CASES);
  if (snapCase !== undefined) throw new SandboxRefusal(snapCase, 'magic reference');
}
