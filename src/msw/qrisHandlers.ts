import { delay as wait, type DelayMode, http, type HttpHandler, HttpResponse } from 'msw';
import { applyOttResponse, snapRefusal, statusResponse } from '../sandbox/api/responses.ts';
import { validateApplyOtt } from '../snap/applyOtt.ts';
import { SNAP_CASES } from '../snap/responseCode.ts';
import { SERVICE_CODES } from '../snap/services.ts';
import { validateStatusRequest, TRANSACTION_STATUS } from '../snap/status.ts';
import {
  type MockBreakdown,
  type MockScenario,
  type ScenarioName,
  SCENARIOS,
  type SnapCase,
} from './scenarios.ts';

/** Seconds. */
const RATE_LIMIT_RETRY_AFTER = 30;
/** Rupiah with two decimals. */
const PAID_AMOUNT = '36000.00';

export interface QrisHandlersOptions {
  /**
   * The endpoint's base path, as given to the button; without an origin it is mocked on every one.
   *
   * @default '/api/qris'
   */
  endpoint?: string | undefined;
  /**
   * How the proxy answers: a name of `SCENARIOS`, a SNAP case (HTTP status and case, such as
   * `40314`) for both operations, or a scenario of your own. `42900` asks to wait, by
   * `Retry-After`.
   *
   * @default 'paid'
   */
  scenario?: ScenarioName | SnapCase | MockScenario | undefined;
  /** How long each response takes: ms, or MSW's `real` and `infinite`. The scenario's by default. */
  delay?: number | DelayMode | undefined;
  /** The payment link. By default one that looks like those of Pivot's staging, and opens nothing. */
  paymentUrl?: string | undefined;
}

/**
 * MSW handlers of the signing proxy, for `setupWorker` in the browser and `setupServer` in Node.
 * They check a request as the proxy does, and respond as the sandbox does.
 *
 * @throws TypeError if the scenario is unknown.
 * @example
 * ```ts
 * const server = setupServer(...qrisHandlers({ scenario: 'pending-then-paid' }));
 * ```
 */
export function qrisHandlers(options: QrisHandlersOptions = {}): HttpHandler[] {
  const {
    endpoint = '*/api/qris',
    scenario = 'paid',
    delay,
    paymentUrl = 'https://wallet-stg.harsya.com/whitelabel/qris-payment?token=mock',
  } = options;
  const mock = readScenario(scenario);
  const { applyOtt, status, expectedAmount } = mock;
  const takeTime = async () => wait(delay ?? mock.delay ?? 0);
  /** When the link of each reference ends: while it lives, the proxy hands it out again. */
  const ends = new Map<unknown, number>();
  let inquiries = 0;

  return [
    http.post(`${endpoint}/apply-ott`, async ({ request }) => {
      const body = await readJson(request);
      const fault = validateApplyOtt(body);
      await takeTime();
      if (fault) return refuse('applyOtt', `400${fault.caseCode}`, fault.message);
      if (typeof applyOtt === 'string') return answer('applyOtt', applyOtt, mock.retryAfter);
      const reference: unknown = Object(body).additionalInfo.partnerReferenceNo;
      const living = ends.get(reference) ?? 0;
      const expiresAt = living > Date.now() ? living : Date.now() + applyOtt.linkLivesMs;
      ends.set(reference, expiresAt);
      return HttpResponse.json(
        applyOttResponse({ paymentUrl, expiresAt, ott: crypto.randomUUID() }),
      );
    }),

    http.post(`${endpoint}/status`, async ({ request }) => {
      const body = await readJson(request);
      const fault = validateStatusRequest(body);
      const now = status[Math.min(inquiries, status.length - 1)] ?? '07';
      inquiries += 1;
      await takeTime();
      if (fault) return refuse('status', `400${fault.caseCode}`, fault.message);
      return isTransactionStatus(now)
        ? HttpResponse.json({
            ...statusResponse({
              partnerReferenceNo: Object(body).originalPartnerReferenceNo,
              status: now,
              ...(now === '00' && { paidAt: Date.now(), amount: PAID_AMOUNT }),
            }),
            ...(expectedAmount !== undefined && {
              additionalInfo: { expectedAmount: { value: expectedAmount, currency: 'IDR' } },
            }),
          })
        : answer('status', now, mock.retryAfter);
    }),
  ];
}

function readScenario(scenario: NonNullable<QrisHandlersOptions['scenario']>): MockScenario {
  if (typeof scenario !== 'string') return scenario;
  if (isSnapCase(scenario)) return { applyOtt: scenario, status: [scenario] };
  if (Object.hasOwn(SCENARIOS, scenario)) return SCENARIOS[scenario];
  throw new TypeError(
    `qrisHandlers knows no scenario ${JSON.stringify(scenario)}. Take one of ` +
      `${Object.keys(SCENARIOS).join(', ')}, or a SNAP case such as 40314.`,
  );
}

async function answer(
  operation: 'applyOtt' | 'status',
  how: SnapCase | MockBreakdown,
  retryAfter: number | undefined,
): Promise<Response> {
  switch (how) {
    case 'html':
      return HttpResponse.html('<!doctype html><title>502 Bad Gateway</title>');
    case 'network-error':
      return HttpResponse.error();
    case 'no-answer':
      await wait('infinite');
      return HttpResponse.error();
    default:
      return refuse(operation, how, undefined, retryAfter);
  }
}

function refuse(
  operation: 'applyOtt' | 'status',
  snapCase: SnapCase,
  detail?: string,
  retryAfter: number | undefined = snapCase === '42900' ? RATE_LIMIT_RETRY_AFTER : undefined,
): Response {
  const { httpStatus, body } = snapRefusal(SERVICE_CODES[operation], snapCase, detail);
  const response = HttpResponse.json(body, { status: httpStatus });
  if (retryAfter !== undefined) response.headers.set('Retry-After', `${retryAfter}`);
  return response;
}

async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}

function isSnapCase(name: string): name is SnapCase {
  return Object.hasOwn(SNAP_CASES, name);
}

function isTransactionStatus(name: string): name is keyof typeof TRANSACTION_STATUS {
  return Object.hasOwn(TRANSACTION_STATUS, name);
}
