import { validateString, LIMITS, type SnapAmount } from '../../snap/fields.ts';
import { isRecord, readText } from '../../snap/parse.ts';
import { SERVICE_CODES } from '../../snap/services.ts';
import { type StatusResponseBody, toKnownStatus } from '../../snap/status.ts';
import { checkFunction, checkText } from '../checks.ts';
import { type PivotClient, toPaymentStatus } from '../pivot/client.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import { readJsonRequest } from '../proxy/readRequest.ts';
import {
  callMerchant,
  type ResolvedPayment,
  callResolvePayment,
} from '../proxy/resolvedPayment.ts';
import {
  respond,
  checkRequest,
  type RequestHandler,
  type RequestNotes,
  type SnapResponse,
} from '../proxy/respond.ts';
import { hashBody, isSameSecret } from '../signing/signatures.ts';
import { throwIssue, SnapError } from '../SnapError.ts';
import { untilDeadline } from '../deadline.ts';
import { whileClaimed } from './claim.ts';

/** How a payment ended, as Pivot's status inquiry said just now. */
export interface PaymentUpdate {
  partnerReferenceNo: string;
  /**
   * `paid` is the only one that ships goods. `mismatch` is paid, too, but with another amount than
   * `resolvePayment` named: look at it, and refund it.
   */
  outcome: 'paid' | 'mismatch' | 'refunded' | 'cancelled' | 'failed';
  /** What was paid, if the reply has it. */
  amount: SnapAmount | undefined;
  /** Pivot's reply to the inquiry, with SNAP's own status code. */
  status: StatusResponseBody;
}

export interface CallbackHandlerOptions {
  /** The Callback API Key of Pivot's dashboard; Pivot sends it as `X-API-Key`. */
  apiKey: string | undefined;
  /**
   * Finds the order of a reference, for the status inquiry: as the proxy's `resolvePayment`, but
   * without a customer's session. Return undefined for a reference that is not yours.
   */
  resolvePayment: (context: {
    partnerReferenceNo: string;
    request: Request;
  }) => ResolvedPayment | undefined | Promise<ResolvedPayment | undefined>;
  /**
   * Called with each end of a payment: when it is paid, and again if it is refunded later. It is called
   * at least once for each, so make it idempotent: if it throws, takes longer than `timeoutMs`, or its
   * process dies, Pivot calls again and so does the handler. Handlers that share a store never call it
   * twice at the same time for one reference.
   */
  onPayment: (update: PaymentUpdate) => void | Promise<void>;
}

const LARGEST_BODY = 64 * 1024;
const LONGEST_API_KEY = 1024;

/**
 * Creates `Pivot.callbackHandler`. After a 503, Pivot calls again after 5 minutes, 15 minutes, 1, 3, 6 and
 * 12 hours. If Pivot says only what `onPayment` was told before, the answer is 503 until `settlementMs`
 * have passed, for the callback may be about a second payment that the inquiry does not know yet.
 */
export function createCallbackHandler(
  settings: PivotSettings,
  { inquireStatus }: PivotClient,
  options: CallbackHandlerOptions,
): RequestHandler {
  const { clock, store, keyPrefix, timeoutMs, settlementMs, report } = settings;
  const apiKey = checkText('apiKey', options.apiKey, LONGEST_API_KEY);
  const resolvePayment = checkFunction('resolvePayment', options.resolvePayment);
  const onPayment = checkFunction('onPayment', options.onPayment);

  async function authenticate(
    request: Request,
  ): Promise<{ text: string; body: Record<string, unknown> }> {
    if (!(await isSameSecret(request.headers.get('x-api-key') ?? '', apiKey))) {
      throw new SnapError(
        '40100',
        'Unauthorized',
        "the callback's X-API-Key is not the option apiKey",
      );
    }
    return readJsonRequest(request, LARGEST_BODY);
  }

  async function handle(request: Request, notes: RequestNotes): Promise<SnapResponse> {
    const deadline = Date.now() + timeoutMs;
    const { text, body } = await untilDeadline(authenticate(request), deadline, () =>
      comeAgain('the body did not arrive in time'),
    );
    const partnerReferenceNo = findPaymentReference(body) ?? '';
    throwIssue(validateString('partnerReferenceNo', partnerReferenceNo, LIMITS.partnerReferenceNo));
    notes.partnerReferenceNo = partnerReferenceNo;
    const payment = await untilDeadline(
      callResolvePayment(resolvePayment, { partnerReferenceNo, request }),
      deadline,
      () => comeAgain('resolvePayment did not answer in time'),
    );
    // With the inquiry in the claim, what was learnt first cannot be told last.
    const claim = `${keyPrefix}callback:${partnerReferenceNo}`;
    const work = whileClaimed(store, claim, () => inquireAndTell(payment, text, deadline)).then(
      (isDone) => {
        if (!isDone) throw comeAgain('another callback of this payment is being handled');
      },
    );
    // It may go on after that, but its end is no longer this request's.
    work.catch(() => {});
    await untilDeadline(work, deadline, () => comeAgain(`not done in ${timeoutMs} ms`));
    return { responseCode: `200${SERVICE_CODES.notification}00`, responseMessage: 'Successful' };
  }

  async function inquireAndTell(
    payment: ResolvedPayment,
    callback: string,
    deadline: number,
  ): Promise<void> {
    const { partnerReferenceNo } = payment;
    const begunAt = Date.now();
    const status = await inquireStatus(payment, { deadline }).catch(haveInquiryRepeated);
    // By Pivot's clock, which the reply tells: those of the merchant's machines may differ.
    const askedAt = clock.now() - (Date.now() - begunAt);
    const { outcome, amount } = toPaymentStatus(status, payment);
    if (outcome === 'pending' || outcome === 'not-found') {
      throw comeAgain(`by the status inquiry the payment is ${outcome}`);
    }
    // Each transaction of the reference, and each status of it.
    const end = JSON.stringify([partnerReferenceNo, outcome, amount, toKnownStatus(status)]);
    const toldKey = `${keyPrefix}told:${end}`;
    const told = await store.lookUp(toldKey);
    if (told.value === undefined) {
      await tell({ partnerReferenceNo, outcome, amount, status }, deadline);
      await store.set(toldKey, 'told', { ttlMs: TOLD_MS });
      await store.set(lastToldKey(partnerReferenceNo), `${clock.now()}`, { ttlMs: TOLD_MS });
      if (told.isReached) return;
      // Perhaps it was told before: then this callback may be about another payment.
    }
    await acknowledgeKnown(partnerReferenceNo, callback, askedAt, outcome);
  }

  function lastToldKey(partnerReferenceNo: string): string {
    return `${keyPrefix}last-told:${partnerReferenceNo}`;
  }

  async function tell(update: PaymentUpdate, deadline: number): Promise<void> {
    await callMerchant('onPayment', () => onPayment(update)).catch((error: SnapError) => {
      const { detail, cause } = error;
      if (Date.now() > deadline)
        report({ type: 'merchant-error', name: 'onPayment', detail, cause });
      throw error;
    });
  }

  /**
   * A callback may have overtaken the inquiry, and be about a later payment of the reference: it is
   * acknowledged once it has come again, after all that was paid before must be known. That goes for
   * the last callback that was acknowledged with what it brought to light, too: that may have been
   * this one's payment, and not its own.
   */
  async function acknowledgeKnown(
    partnerReferenceNo: string,
    callback: string,
    askedAt: number,
    outcome: string,
  ): Promise<void> {
    const key = `${keyPrefix}known:${partnerReferenceNo}:${await hashBody(callback)}`;
    const since = await store.get(key);
    const lastTold = await store.lookUp(lastToldKey(partnerReferenceNo));
    const knownFrom = Math.max(Number(since), Number(lastTold.value ?? 0)) + settlementMs;
    if (since !== undefined && lastTold.isReached && askedAt >= knownFrom) return store.delete(key);
    if (since === undefined) await store.set(key, `${clock.now()}`, { ttlMs: TOLD_MS });
    throw comeAgain(`the inquiry says what is known: ${outcome}`);
  }

  return async (request) => {
    checkRequest(request);
    return respond(settings, request, 'callback', SERVICE_CODES.notification, (notes) =>
      handle(request, notes),
    );
  };
}

/** Pivot gives up calling after about a day. */
const TOLD_MS = 3 * 24 * 60 * 60 * 1000;

/** What Pivot refuses to us is no reason to refuse its callback: that would be its last one. */
function haveInquiryRepeated(error: unknown): never {
  const { detail, cause } =
    error instanceof SnapError ? error : { detail: 'unexpected', cause: error };
  throw comeAgain(`no status: ${detail}`, cause);
}

/** Pivot calls again after a 5xx. */
function comeAgain(detail: string, cause?: unknown): SnapError {
  const message = 'Service Unavailable';
  return new SnapError('50300', message, `${detail}: Pivot is to call again`, { cause });
}

/** Pivot does not publish the payload: these are the names that its pages and SNAP know. */
const NAMES = [
  'partnerReferenceNo',
  'originalPartnerReferenceNo',
  'originalPartnerReferenceCode',
  'referenceId',
  'clientReferenceId',
];

/** Finds the payment that a callback is about: in `data`, in `additionalInfo` or beside them. */
function findPaymentReference(body: Record<string, unknown>): string | undefined {
  for (const part of [body['data'], body, body['additionalInfo']]) {
    if (!isRecord(part)) continue;
    for (const name of NAMES) {
      const reference = readText(part[name]);
      if (reference !== undefined) return reference;
    }
  }
  return undefined;
}
