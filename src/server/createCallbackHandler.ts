import { findTextFault, LIMITS } from '../snap/fields.ts';
import { SERVICE_CODES } from '../snap/services.ts';
import { outcomeOf } from '../snap/status.ts';
import { answerRequest, type RequestNotes, type SnapReply } from './answerRequest.ts';
import type { CallbackOptions, PaymentUpdate } from './CallbackOptions.ts';
import { callMerchant } from './callMerchant.ts';
import { checkCallbackSignature } from './checkCallbackSignature.ts';
import { checkFunction } from './checkFunction.ts';
import { checkText } from './checkText.ts';
import { createPivotClient } from './createPivotClient.ts';
import { decodePublicKey } from './decodePublicKey.ts';
import { findPaymentReference } from './findPaymentReference.ts';
import { importPublicKey } from './importPublicKey.ts';
import { isSameSecret } from './isSameSecret.ts';
import { readJsonRequest } from './readJsonRequest.ts';
import { readPivotSettings } from './readPivotSettings.ts';
import { refuseFault } from './refuseFault.ts';
import { resolveGrant } from './resolveGrant.ts';
import { SnapRefusal } from './SnapRefusal.ts';
import { tellOnce } from './tellOnce.ts';

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
