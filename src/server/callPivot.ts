import { caseOf } from './caseOf.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { REMEDIES, type Remedy } from './REMEDIES.ts';
import { sendToPivot, type Sign } from './sendToPivot.ts';
import type { SnapCall } from './SnapCall.ts';
import { wait } from './wait.ts';

/** A customer waits: what asks for more time than this is passed on. */
const LONGEST_WAIT_MS = 5000;

/** Gets another token in place of the one that was refused; false where there is no other. */
type Renewals = Partial<Record<Remedy, () => Promise<boolean>>>;

/**
 * Calls Pivot until the answer is final: renews a token that was refused, waits where Pivot asks to,
 * each no more often than `REMEDIES` says, and never beyond the deadline.
 *
 * @param deadline Epoch ms.
 */
export async function callPivot(
  settings: PivotSettings,
  call: SnapCall,
  sign: Sign,
  deadline: number,
  renewals: Renewals = {},
): Promise<PivotAnswer> {
  const used: Remedy[] = [];
  for (;;) {
    const answer = await sendToPivot(settings, call, sign, deadline, used.length + 1);
    call.mayHaveActed ||= answer.mayHaveActed;
    const remedy = REMEDIES[caseOf(answer)];
    const timesUsed = used.filter((other) => other === remedy).length;
    if (remedy === undefined || timesUsed >= (remedy === 'wait' ? 2 : 1)) return answer;
    used.push(remedy);
    if (remedy === 'wait') {
      const ms = answer.retryAfterMs ?? backoff(timesUsed);
      if (ms > Math.min(LONGEST_WAIT_MS, deadline - Date.now())) return answer;
      await wait(ms);
    } else if (remedy !== 'repeat' && !(await renewals[remedy]?.())) {
      return answer;
    }
  }
}

/** 200 to 400 ms, then 400 to 800: scattered, so that many do not come again at once. */
function backoff(timesUsed: number): number {
  return 200 * 2 ** timesUsed * (1 + Math.random());
}
