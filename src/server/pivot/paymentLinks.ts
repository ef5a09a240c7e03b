import { type ApplyOttResponseBody, LINK_LIFE_MS, readDeadline } from '../../snap/applyOtt.ts';
import { decideLink, type LinkDecision } from '../../snap/linkDecision.ts';
import { parseUrl } from '../../snap/parse.ts';
import { parseReturnParameter, RETURN_PARAMETER } from '../../snap/returnParameter.ts';
import { PATHS, SERVICE_CODES } from '../../snap/services.ts';
import type { KnownStatus } from '../../snap/status.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import type { ResolvedPayment } from '../proxy/resolvedPayment.ts';
import { SnapError } from '../SnapError.ts';
import { createSingleFlight } from '../store/singleFlight.ts';
import { type ApplyOttRequest, readApplyOttResponse, writeApplyOttBody } from './bodies.ts';
import type { SnapCall } from './requestWithRetry.ts';
import {
  type Found,
  learn,
  toPayer,
  type PaymentRecord,
  type PaymentRecords,
} from './paymentRecords.ts';
import { type PivotResponse, readSuccess } from './readResponse.ts';
import type { SignedRequest } from './signedRequest.ts';
import type { InquireStatus, StatusResult } from './status.ts';

/** A lock outlives by this much the longest time that an Apply OTT can be under way. */
const LOCK_MARGIN_MS = 2000;

/**
 * Hands out the payment link of a reference: the one that lives, or a new one.
 *
 * @param deadline Epoch ms.
 * @throws SnapError, 409ss01 if a second link could be paid besides the first.
 */
export type GetLink = (
  payment: ResolvedPayment,
  request: ApplyOttRequest,
  deadline: number,
) => Promise<ApplyOttResponseBody>;

/**
 * Keeps one living link for each reference: `decideLink` says what may be done, by the payment's
 * record and by what Pivot says if the record alone does not decide.
 *
 * @see Reference page, "QRIS Payment Link - Apply OTT".
 */
export function createPaymentLinks(
  settings: PivotSettings,
  records: PaymentRecords,
  call: SignedRequest,
  ask: InquireStatus,
): GetLink {
  const { clock, redirectFieldNames, report, settlementMs, store, timeoutMs } = settings;
  const once = createSingleFlight<Found, ApplyOttResponseBody>(store, timeoutMs + LOCK_MARGIN_MS);

  return async (payment, request, deadline) => {
    const { partnerReferenceNo } = payment;
    const key = records.keyOf(partnerReferenceNo);
    const payer = toPayer(payment);
    return once({
      key,
      sharedAs: JSON.stringify([key, payer]),
      deadline,
      read: () => records.read(key),
      pick: (found) => handOut(decide(found), found),
      make,
    });

    function decide({ record }: Found, asked?: StatusResult): LinkDecision {
      const { known: answer, askedAt } = asked ?? {};
      return decideLink({ record, answer, askedAt, now: clock.now(), settlementMs, ...payer });
    }

    /** @returns undefined if the decision is another than to hand out the recorded link. */
    function handOut(decision: LinkDecision, { record }: Found): ApplyOttResponseBody | undefined {
      if (decision.action === 'refuse') {
        const { reason, retryAfterMs } = decision;
        report({ type: 'link-refused', partnerReferenceNo, reason });
        throw new SnapError('40901', REFUSALS[reason], `no link: ${reason}`, { retryAfterMs });
      }
      return decision.action === 'hand-out' && typeof record === 'object'
        ? record.link?.response
        : undefined;
    }

    async function make(found: Found = NOTHING): Promise<ApplyOttResponseBody> {
      const { record, isReached } = found;
      if (typeof record !== 'object') {
        return apply(found, isReached && record === 'none' ? 'known' : 'ask');
      }
      // Also if a failure is recorded: what failed after it must not be taken for the next link's.
      const asked = await askStatus();
      const { known, hasEnded } = asked;
      const learnt = learn(record, { known, hasEnded, now: clock.now(), ...payer }) ?? record;
      if (learnt !== record) await records.write(key, learnt, found);
      const latest = { ...found, record: learnt };
      const decision = decide(latest, asked);
      if (decision.action !== 'make') return handOut(decision, latest) ?? lookAgain();
      return apply(latest, 'known', known === 'never-begun' ? undefined : known);
    }

    async function askStatus(): Promise<StatusResult> {
      try {
        return await ask(payment, deadline);
      } catch (error) {
        const responseCode = error instanceof SnapError ? error.responseCode : undefined;
        report({
          type: 'link-refused',
          partnerReferenceNo,
          reason: 'status-unknown',
          responseCode,
        });
        throw error;
      }
    }

    /**
     * Asks Pivot for a link.
     *
     * @param status Whether it is known how the payment stands. If not, Pivot is asked at the same
     *   time: a link that was not handed out cannot be paid, and it is handed out only if the answer allows it.
     * @param statusBefore What Pivot said just now. Default: what the record says.
     */
    async function apply(
      found: Found,
      status: 'known' | 'ask',
      statusBefore?: KnownStatus,
    ): Promise<ApplyOttResponseBody> {
      const earlier = typeof found.record === 'object' ? found.record : undefined;
      const draft: PaymentRecord = {
        id: crypto.randomUUID(),
        askedAt: clock.now(),
        ...payer,
        statusBefore: statusBefore ?? earlier?.final ?? earlier?.statusBefore,
      };
      // Written before Pivot is asked: should this process die, the next one knows that it was.
      if (!(await records.write(key, draft, found))) return lookAgain();
      const ours = { ...found, record: draft };
      const [asked, made] = await Promise.allSettled([
        status === 'ask' ? askStatus() : undefined,
        requestLink(earlier === undefined ? draft.id : undefined),
      ]);
      if (asked.status === 'fulfilled' && asked.value !== undefined) {
        const { known, hasEnded } = asked.value;
        const decision = decide(found, asked.value);
        if (decision.action !== 'make') {
          const learnt = learn(draft, { known, hasEnded, now: clock.now(), ...payer });
          if (learnt !== undefined) await records.write(key, learnt, ours);
          return handOut(decision, ours) ?? lookAgain();
        }
        if (known !== 'never-begun') draft.statusBefore = known;
      }
      if (made.status === 'rejected') throw made.reason;
      if (asked.status === 'rejected') throw asked.reason;
      const isStillOurs = await records.write(key, { ...draft, link: made.value }, ours);
      return isStillOurs ? made.value.response : lookAgain();
    }

    /** @param draftId The record that goes if Pivot surely makes no link. */
    async function requestLink(draftId: string | undefined): Promise<RecordedLink> {
      const applyOtt: SnapCall = {
        operation: 'apply-ott',
        serviceCode: SERVICE_CODES.applyOtt,
        path: PATHS.applyOtt,
        body: writeApplyOttBody(request, redirectFieldNames),
      };
      let answer: PivotResponse;
      try {
        answer = await call(applyOtt, payment, deadline);
      } finally {
        if (draftId !== undefined && !applyOtt.mayHaveActed) await records.forget(key, draftId);
      }
      const response = readSuccess(
        answer,
        readApplyOttResponse,
        'lacks a paymentUrl or its urlExpiry',
      );
      const { additionalInfo } = response;
      const now = clock.now();
      const end = readDeadline(additionalInfo, additionalInfo.paymentUrl, now);
      return {
        response,
        expiresAt: end ?? now + LINK_LIFE_MS,
        number: readLinkNumber(request.redirectUrl),
      };
    }

    /** Another request has made a link meanwhile, though it did not hold the lock. */
    async function lookAgain(): Promise<ApplyOttResponseBody> {
      const found = await records.read(key);
      const response = handOut(decide(found), found);
      if (response !== undefined) return response;
      const detail = 'another request for a link came between';
      throw new SnapError('50300', 'Service Unavailable', detail, { retryAfterMs: 1000 });
    }
  };
}

type RecordedLink = NonNullable<PaymentRecord['link']>;

/** What a single flight without a record begins with. */
const NOTHING: Found = { record: 'unknown', isCertain: false, isReached: false };

/** What the browser is told, by the reason of a refusal. */
const REFUSALS: Record<Extract<LinkDecision, { action: 'refuse' }>['reason'], string> = {
  paid: 'Duplicate partnerReferenceNo: this payment was made',
  'payment-pending': 'Duplicate partnerReferenceNo: a payment is being confirmed',
  'link-ends-soon': 'Duplicate partnerReferenceNo: the payment link is about to end',
  settling: 'Duplicate partnerReferenceNo: the last payment link is being settled',
  'other-customer': 'Duplicate partnerReferenceNo: another customer has its payment link',
  'wallet-changed': 'Duplicate partnerReferenceNo: an earlier wallet may have paid',
};

/** The number that the payment button gives each link. */
function readLinkNumber(redirectUrl: string): string | undefined {
  const value = parseUrl(redirectUrl)?.searchParams.get(RETURN_PARAMETER) ?? '';
  return parseReturnParameter(value)?.number;
}
