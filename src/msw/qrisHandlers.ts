import { delay as wait, type DelayMode, http, type HttpHandler, HttpResponse } from 'msw';
import { applyOttReply, snapRefusal, statusReply } from '../sandbox/api/replies.ts';
import { findApplyOttFault } from '../snap/applyOtt.ts';
import { SNAP_CASES } from '../snap/responseCode.ts';
import { SERVICE_CODES } from '../snap/services.ts';
import { findStatusFault, TRANSACTION_STATUS } from '../snap/status.ts';
import {
  type MockBreakdown,
  type MockScenario,
  type ScenarioName,
  SCENARIOS,
  type SnapCase,
} from './scenarios.ts';

/** What a rate limit asks for, in seconds. */
const RETRY_AFTER = 30;

export interface QrisHandlersOptions {
  /** The endpoint's base path, as given to the button. Default: `/api/qris`, on any origin. */
  endpoint?: string | undefined;
  /**
   * How the proxy answers: a name of `SCENARIOS`, a SNAP case (HTTP status and case, such as
   * `40314`) for both operations, or a scenario of your own. `42900` asks to wait, by
   * `Retry-After`. Default: `paid`.
   */
  scenario?: ScenarioName | SnapCase | MockScenario | undefined;
  /** How long each answer takes: ms, or MSW's `real` and `infinite`. Default: the scenario's. */
  delay?: number | DelayMode | undefined;
  /** The link that the proxy hands out. Default: one of Pivot's staging form that opens nothing. */
  paymentUrl?: string | undefined;
}

/**
 * MSW handlers of the signing proxy, for `setupWorker` in the browser and `setupServer` in Node.
 * They check a body as the proxy does and build replies with the very functions of the sandbox.
 *
 * @throws TypeError for a scenario that is none.
 *
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
  const { applyOtt, status, expectedAmount, delay: usualDelay = 0 } = readScenario(scenario);
  const takeTime = async () => wait(delay ?? usualDelay);
  let inquiries = 0;

  return [
    http.post(`${endpoint}/apply-ott`, async ({ request }) => {
      const fault = findApplyOttFault(await readJson(request));
      await takeTime();
      if (fault) return refuse('applyOtt', `400${fault.caseCode}`, fault.message);
      return typeof applyOtt === 'string'
        ? answer('applyOtt', applyOtt)
        : HttpResponse.json(
            applyOttReply({
              paymentUrl,
              expiresAt: Date.now() + applyOtt.linkLivesMs,
              ott: crypto.randomUUID(),
            }),
          );
    }),

    http.post(`${endpoint}/status`, async ({ request }) => {
      const body = await readJson(request);
      const fault = findStatusFault(body);
      const now = status[Math.min(inquiries, status.length - 1)] ?? '07';
      inquiries += 1;
      await takeTime();
      if (fault) return refuse('status', `400${fault.caseCode}`, fault.message);
      return isTransactionStatus(now)
        ? HttpResponse.json({
            ...statusReply({
              partnerReferenceNo: Object(body).originalPartnerReferenceNo,
              status: now,
              ...(now === '00' && { paidAt: Date.now(), amount: '36000.00' }),
            }),
            ...(expectedAmount !== undefined && {
              additionalInfo: { expectedAmount: { value: expectedAmount, currency: 'IDR' } },
            }),
          })
        : answer('status', now);
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
      return refuse(operation, how);
  }
}

function refuse(operation: 'applyOtt' | 'status', snapCase: SnapCase, detail?: string): Response {
  const { httpStatus, body } = snapRefusal(SERVICE_CODES[operation], snapCase, detail);
  const response = HttpResponse.json(body, { status: httpStatus });
  if (httpStatus === 429) response.headers.set('Retry-After', `${RETRY_AFTER}`);
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
