import { caseOf } from './caseOf.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/** Passes an answer that is no success on to the browser. */
export function refusalOf(answer: PivotAnswer): SnapRefusal {
  const { responseCode, responseMessage, problem } = answer;
  const isBusy = ['42900', '50300'].includes(caseOf(answer));
  return new SnapRefusal(responseCode, responseMessage, {
    retryAfterMs: answer.retryAfterMs ?? (isBusy ? 5000 : undefined),
    problem: problem ?? `Pivot answered ${responseCode}`,
  });
}
