import { readPlays, type Play } from './readPlays.ts';
import type { SandboxContext } from './SandboxContext.ts';

/** Takes the play of a magic reference that is due now, if it is one of `names`. */
export function takePlay<Name extends string>(
  context: SandboxContext,
  operation: Play['operation'],
  partnerReferenceNo: string,
  names: readonly Name[],
): Name | undefined {
  for (const play of readPlays(partnerReferenceNo)) {
    const name = names.find((wanted) => wanted === play.name);
    const key = `${operation} ${play.name} ${partnerReferenceNo}`;
    if (name === undefined || play.operation !== operation) continue;
    if (play.once && context.played.has(key)) continue;
    if (play.once) context.played.add(key);
    return name;
  }
  return undefined;
}
