import { onTestFinished, vi } from 'vitest';
import {
  createPivot,
  memoryStore,
  type PaymentContext,
  type ResolvedPayment,
  type QrisEvent,
  type PivotOptions,
  type ProxyOptions,
  type QrisStore,
} from '../../src/server/index.ts';
import { CREDENTIALS, startPivot, type PivotStandIn } from './pivotStandIn.ts';

export const SHOP = 'https://shop.example';

/** A proxy in front of a scripted Pivot. */
export interface ProxyKit {
  pivot: PivotStandIn;
  events: QrisEvent[];
  proxy: (request: Request) => Promise<Response>;
  /** Asks for a link as the button does, with what differs in `additionalInfo`. */
  applyOtt: (partnerReferenceNo?: string, more?: object) => Promise<Reply>;
  /** Asks for the status as the return page does, with `additionalInfo` if there is one. */
  status: (partnerReferenceNo?: string, additionalInfo?: object) => Promise<Reply>;
}

export interface Reply {
  httpStatus: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export function paymentFor(partnerReferenceNo: string): ResolvedPayment {
  return {
    customerId: 'customer-7',
    partnerReferenceNo,
    customer: { bindingId: 'binding-7', refreshToken: 'refresh-7' },
  };
}

export function applyOttBody(
  partnerReferenceNo: string,
  more: object = {},
): Record<string, unknown> {
  return {
    userResources: ['OTT'],
    additionalInfo: {
      partnerReferenceNo,
      redirectUrl: `${SHOP}/return?order=1`,
      failedRedirectUrl: `${SHOP}/failed`,
      ...more,
    },
  };
}

/** A request as a browser on the shop's page sends it. */
export function browserRequest(
  operation: string,
  body: unknown,
  headers: Record<string, string> = {},
): Request {
  return new Request(`${SHOP}/api/qris/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function readReply(response: Response): Promise<Reply> {
  const { status: httpStatus, headers } = response;
  return { httpStatus, headers, body: await response.json() };
}

/** A store as sure of itself as a Redis on a disk: a reference without a record never had a link. */
export function lastingStore(): QrisStore {
  return { ...memoryStore(), mayForget: false };
}

/**
 * Starts both, until the test is over. Unless a test brings another, the store forgets nothing.
 *
 * @param running A Pivot that another instance of the proxy talks to as well.
 */
export async function startProxy(
  options: Partial<PivotOptions & ProxyOptions> = {},
  running?: PivotStandIn,
): Promise<ProxyKit> {
  const pivot = running ?? (await startPivot());
  if (running === undefined) onTestFinished(() => pivot.close());
  const events: QrisEvent[] = [];
  const all = {
    environment: { apiBaseUrl: pivot.apiBaseUrl },
    ...CREDENTIALS,
    resolvePayment: ({ partnerReferenceNo }: PaymentContext) => paymentFor(partnerReferenceNo),
    returnOrigins: [SHOP],
    onEvent: (event: QrisEvent) => events.push(event),
    store: lastingStore(),
    ...options,
  };
  const proxy = createPivot(all).proxy(all);
  const send = async (request: Request): Promise<Reply> => readReply(await proxy(request));
  return {
    pivot,
    events,
    proxy,
    applyOtt: (reference = 'order-1', more = {}) =>
      send(browserRequest('apply-ott', applyOttBody(reference, more))),
    status: (reference = 'order-1', additionalInfo) =>
      send(
        browserRequest('status', {
          originalPartnerReferenceNo: reference,
          serviceCode: '54',
          additionalInfo,
        }),
      ),
  };
}

/** Waits until a check passes, on a machine that may be busy with other tests. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000 });
}
