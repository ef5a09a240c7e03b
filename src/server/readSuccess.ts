import { isSuccess } from './isSuccess.ts';
import type { PivotAnswer } from './PivotAnswer.ts';
import { refusalOf } from './refusalOf.ts';

/**
 * What a success says.
 *
 * @param read Takes the documented fields out of the reply; undefined where it lacks one.
 * @param fault What is wrong with the reply then: `lacks ...`.
 * @throws SnapRefusal: an answer that is no success as Pivot gave it, a useless success as 500ss02.
 */
export function readSuccess<Reply>(
  answer: PivotAnswer,
  read: (body: PivotAnswer['body']) => Reply | undefined,
  fault: string,
): Reply {
  if (!isSuccess(answer)) throw refusalOf(answer);
  const reply = read(answer.body);
  if (reply !== undefined) return reply;
  const responseCode = answer.responseCode.replace(/^200(..)../, '500$102');
  const responseMessage = 'External Server Error';
  throw refusalOf({ ...answer, responseCode, responseMessage, problem: `Pivot's reply ${fault}` });
}
