import { caseOf } from './caseOf.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/** Passes an answer that is no success on to the browser. */
export function refusalOf(answer: PivotAnswer): SnapRefusal {
  const { responseCode, responseMessage, problem = `Pivot answered ${responseCode}` } = answer;
  const isBusy = /^(429|503)00/.test(caseOf(answer));
  const retryAfterMs = answer.retryAfterMs ?? (isBusy ? 5000 : undefined);
  return new SnapRefusal(responseCode, responseMessage, problem, { retryAfterMs });
}
