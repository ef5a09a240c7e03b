import { findTextFault, LIMITS } from '../../snap/fields.ts';
import { isRecord } from '../../snap/parse.ts';
import { parseTimestamp } from '../../snap/timestamp.ts';
import { SERVICE_CODES } from '../../snap/services.ts';
import { outcomeOf, type StatusReplyBody } from '../../snap/status.ts';
import { checkFunction, checkText } from '../checks.ts';
import { createPivotClient } from '../pivot/client.ts';
import type { PivotOptions } from '../PivotOptions.ts';
import { readPivotSettings } from '../pivotSettings.ts';
import { readJsonRequest } from '../proxy/readRequest.ts';
import { callMerchant, type PaymentGrant, resolveGrant } from '../proxy/resolvedPayment.ts';
import { answerRequest, type RequestNotes, type SnapReply } from '../proxy/respond.ts';
import { decodePublicKey, importPublicKey } from '../signing/keys.ts';
import { isSameSecret, verifyNotification } from '../signing/signatures.ts';
import { refuseFault, SnapRefusal } from '../SnapRefusal.ts';
import type { QrisStore } from '../store/QrisStore.ts';

/** How a payment stands, as Pivot's status inquiry said just now. */
export interface PaymentUpdate {
  partnerReferenceNo: string;
  /** `paid` is the only one that ships goods. */
  outcome: 'paid' | 'refunded' | 'cancelled' | 'failed';
  /** Pivot's reply to the inquiry: the amount, SNAP's own status code. */
  status: StatusReplyBody;
}

export interface CallbackOptions extends PivotOptions {
  /** The Callback API Key of Pivot's dashboard; Pivot sends it as `X-API-Key`. */
  apiKey: string | undefined;
  /**
   * Finds the order of a reference, for the status inquiry: as the proxy's `resolvePayment`, but
   * without a customer's session. Return undefined for a reference that is not yours.
   */
  resolvePayment: (context: {
    partnerReferenceNo: string;
    request: Request;
  }) => PaymentGrant | undefined | Promise<PaymentGrant | undefined>;
  /**
   * Told of a payment's end, once for each reference and status. When it throws, Pivot is asked to
   * call again, and it is told again.
   */
  onPayment: (update: PaymentUpdate) => void | Promise<void>;
  /**
   * Pivot's public key (PEM, SPKI), where Pivot also signs its callbacks: a SNAP signature and a
   * timestamp of the last five minutes are then demanded. Default: the API key alone is.
   */
  publicKey?: string | undefined;
}

const LARGEST_BODY = 64 * 1024;
const LONGEST_API_KEY = 1024;

/**
 * Creates the handler of Pivot's payment callback. It compares `X-API-Key` in constant time, takes
 * the body as a hint of which payment to look at and nothing more, asks Pivot how that payment
 * stands, and tells `onPayment` once. A payment that is not final yet is answered with 503: Pivot
 * then calls again after 5 minutes, 15 minutes, 1, 3, 6 and 12 hours.
 *
 * @throws TypeError where an option is wrong or missing, with its name and what it should be.
 * @see Pivot's page "Callback".
 */
export function createCallbackHandler(
  options: CallbackOptions,
): (request: Request) => Promise<Response> {
  const settings = readPivotSettings(options);
  const pivot = createPivotClient(settings);
  const apiKey = checkText('apiKey', options.apiKey, LONGEST_API_KEY);
  const resolvePayment = checkFunction('resolvePayment', options.resolvePayment);
  const onPayment = checkFunction('onPayment', options.onPayment);
  const { publicKey } = options;
  if (publicKey !== undefined) decodePublicKey(publicKey);

  async function authenticate(request: Request): Promise<Record<string, unknown>> {
    if (!(await isSameSecret(request.headers.get('x-api-key') ?? '', apiKey))) {
      throw new SnapRefusal(
        '40100',
        'Unauthorized',
        "the callback's X-API-Key is not the option apiKey",
      );
    }
    const { text, body } = await readJsonRequest(request, LARGEST_BODY);
    if (publicKey !== undefined) {
      await checkCallbackSignature(await importPublicKey(publicKey), request, text);
    }
    return body;
  }

  async function handle(request: Request, notes: RequestNotes): Promise<SnapReply> {
    const partnerReferenceNo = findPaymentReference(await authenticate(request)) ?? '';
    refuseFault(findTextFault('partnerReferenceNo', partnerReferenceNo, LIMITS.partnerReferenceNo));
    notes.partnerReferenceNo = partnerReferenceNo;
    const grant = await resolveGrant(resolvePayment, { partnerReferenceNo, request });
    const status = await pivot.inquireStatus(grant);
    const outcome = outcomeOf(status.latestTransactionStatus);
    if (outcome === 'pending' || outcome === 'not_found') {
      throw comeAgain(`by the status inquiry the payment is ${outcome}`);
    }
    await tell({ partnerReferenceNo, outcome, status });
    return { responseCode: `200${SERVICE_CODES.notification}00`, responseMessage: 'Successful' };
  }

  async function tell(update: PaymentUpdate): Promise<void> {
    const { partnerReferenceNo, status } = update;
    const what = JSON.stringify([partnerReferenceNo, status.latestTransactionStatus]);
    const isTold = await tellOnce(settings.store, `${settings.keyPrefix}told:${what}`, () =>
      callMerchant('onPayment', () => onPayment(update)),
    );
    if (!isTold) throw comeAgain('another instance is telling onPayment');
  }

  return (request) =>
    answerRequest(settings, request, 'callback', SERVICE_CODES.notification, (notes) =>
      handle(request, notes),
    );
}

/** Pivot calls again after a 5xx. */
function comeAgain(problem: string): SnapRefusal {
  return new SnapRefusal('50300', 'Service Unavailable', `${problem}: Pivot is to call again`);
}

/** A signature older (or newer) than this may be a recorded one. */
const FRESH_MS = 300_000;

/**
 * Checks the SNAP signature of a callback over the text that arrived.
 *
 * @throws SnapRefusal 401.
 */
async function checkCallbackSignature(
  publicKey: CryptoKey,
  request: Request,
  body: string,
): Promise<void> {
  const timestamp = request.headers.get('x-timestamp') ?? '';
  const signature = request.headers.get('x-signature') ?? '';
  const path = new URL(request.url).pathname;
  const age = Date.now() - (parseTimestamp(timestamp) ?? 0);
  if (Math.abs(age) > FRESH_MS) {
    throw unauthorized('the callback has no X-TIMESTAMP of the last five minutes');
  }
  const signed = { method: request.method, path, body, timestamp };
  if (!(await verifyNotification(publicKey, signed, signature))) {
    throw unauthorized("the callback's X-SIGNATURE is not Pivot's");
  }
}

function unauthorized(problem: string): SnapRefusal {
  return new SnapRefusal('40100', 'Unauthorized', problem);
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
      const reference = part[name];
      if (typeof reference === 'string' && reference !== '') return reference;
    }
  }
  return undefined;
}

/** How long one telling may take before another may begin. */
const TELLING_MS = 60_000;
/** Pivot gives up calling after about a day. */
const TOLD_MS = 3 * 24 * 60 * 60 * 1000;

/**
 * Tells somebody something once, over all instances. What throws, or dies on the way, may be told
 * again.
 *
 * @returns false while another instance is telling it.
 */
async function tellOnce(
  store: QrisStore,
  key: string,
  tell: () => void | Promise<void>,
): Promise<boolean> {
  const isOurs = await store.set(key, 'telling', { ttlMs: TELLING_MS, onlyIfAbsent: true });
  if (!isOurs) return (await store.get(key)) === 'told';
  try {
    await tell();
  } catch (error) {
    await store.delete(key);
    throw error;
  }
  await store.set(key, 'told', { ttlMs: TOLD_MS });
  return true;
}
