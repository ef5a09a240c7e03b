import type { SnapAmount } from '../../snap/fields.ts';
import { SERVICE_CODES } from '../../snap/services.ts';
import type { StatusResponseBody } from '../../snap/status.ts';
import { checkCallers, checkFunction, checkOrigins } from '../checks.ts';
import { untilDeadline } from '../deadline.ts';
import type { PivotClient } from '../pivot/client.ts';
import type { PivotSettings } from '../pivotSettings.ts';
import { checkOrigin, checkReturnUrls, corsHeaders, type Origins } from './origins.ts';
import { readApplyOttRequest, readJsonRequest, readStatusRequest } from './readRequest.ts';
import { type ResolvedPayment, callResolvePayment } from './resolvedPayment.ts';
import { SnapError } from '../SnapError.ts';
import {
  respond,
  checkRequest,
  type RequestHandler,
  type RequestNotes,
  type SnapResponse,
} from './respond.ts';

/** What a browser asks for. */
export interface PaymentContext {
  operation: 'apply-ott' | 'status';
  /** The browser's word: look the order up, and see whose it is. */
  partnerReferenceNo: string;
  /** The browser's request, with its cookies and headers; its body has been read. */
  request: Request;
}

/** Who may pay what, and from which pages. */
export interface ProxyOptions {
  /**
   * Decides who pays what: finds the signed-in customer of the request and the order of the
   * reference, and returns what Pivot needs to know. Return undefined if the order is not this
   * customer's, or is not to be paid: the browser gets 403.
   */
  resolvePayment: (
    context: PaymentContext,
  ) => ResolvedPayment | undefined | Promise<ResolvedPayment | undefined>;
  /**
   * The origins, for example `https://shop.example`, on which the browser's return URLs are accepted;
   * requests from pages on them are accepted too. Not needed where `resolvePayment` returns the URLs.
   *
   * @default []
   */
  returnOrigins?: readonly string[] | undefined;
  /**
   * Further origins whose pages may call the proxy; they get CORS headers, credentials included.
   * Pages of the proxy's own origin and of `returnOrigins` may call it anyway.
   *
   * @default []
   */
  allowedOrigins?: readonly string[] | undefined;
}

/** The documented bodies stay well under one KiB. */
const LARGEST_BODY = 8 * 1024;

/** At the end of the path of a URL. */
const OPERATION = /^[^?#]*\/(apply-ott|status)\/*(?:[?#]|$)/;

/**
 * Creates `Pivot.proxy`: it takes Pivot's documented bodies from the browser, asks `resolvePayment` who
 * pays what, signs, forwards, and passes on the documented fields of Pivot's reply.
 */
export function createProxy(
  settings: PivotSettings,
  pivot: PivotClient,
  options: ProxyOptions,
): RequestHandler {
  const resolvePayment = checkFunction('resolvePayment', options.resolvePayment);
  const origins: Origins = {
    returns: checkOrigins('returnOrigins', options.returnOrigins),
    cors: checkCallers('allowedOrigins', options.allowedOrigins),
  };

  async function work(
    operation: PaymentContext['operation'],
    request: Request,
    notes: RequestNotes,
  ): Promise<SnapResponse> {
    const deadline = Date.now() + settings.timeoutMs;
    checkOrigin(request, origins);
    const { asked, payment } = await untilDeadline(
      readPayment(operation, request, notes),
      deadline,
      () => {
        const late = notes.partnerReferenceNo === undefined ? 'the body' : 'resolvePayment';
        return new SnapError('50400', 'Timeout', `${late} took longer than timeoutMs`);
      },
    );
    if (!('redirectUrl' in asked)) {
      const { returnedFrom } = asked;
      const status = await pivot.inquireStatus(payment, { deadline, returnedFrom });
      const { amount: expectedAmount } = payment;
      return expectedAmount ? withExpectedAmount(status, expectedAmount) : status;
    }
    let { redirectUrl, failedRedirectUrl = redirectUrl } = payment;
    if (redirectUrl === undefined) {
      ({ redirectUrl, failedRedirectUrl } = asked);
      checkReturnUrls({ redirectUrl, failedRedirectUrl }, origins);
    }
    const mode = payment.mode ?? asked.mode;
    const { partnerReferenceNo } = payment;
    const link = { partnerReferenceNo, redirectUrl, failedRedirectUrl, mode };
    return pivot.getLink(payment, link, deadline);
  }

  /** What the browser asks for, and what the merchant says to it. */
  async function readPayment(
    operation: PaymentContext['operation'],
    request: Request,
    notes: RequestNotes,
  ) {
    const { body } = await readJsonRequest(request, LARGEST_BODY);
    const asked = operation === 'apply-ott' ? readApplyOttRequest(body) : readStatusRequest(body);
    const { partnerReferenceNo } = asked;
    notes.partnerReferenceNo = partnerReferenceNo;
    const context = { operation, partnerReferenceNo, request };
    return { asked, payment: await callResolvePayment(resolvePayment, context) };
  }

  async function answer(request: Request): Promise<Response> {
    const operation = OPERATION.exec(request.url)?.[1];
    if (operation !== 'apply-ott' && operation !== 'status') {
      const responseMessage = 'The path must end in apply-ott or status';
      return Response.json({ responseCode: '4040002', responseMessage }, { status: 404 });
    }
    const serviceCode = operation === 'apply-ott' ? SERVICE_CODES.applyOtt : SERVICE_CODES.status;
    return respond(settings, request, operation, serviceCode, (notes) =>
      work(operation, request, notes).catch(hideMerchantsFault),
    );
  }

  return async (request) => {
    checkRequest(request);
    const cors = corsHeaders(request, origins);
    const response =
      'Access-Control-Allow-Methods' in cors
        ? new Response(null, { status: 204 })
        : await answer(request);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    return response;
  };
}

function withExpectedAmount(
  status: StatusResponseBody,
  expectedAmount: SnapAmount,
): StatusResponseBody {
  return { ...status, additionalInfo: { expectedAmount } };
}

/**
 * To a browser, 401 is about its customer: their session, or their wallet (401ss02, 401ss04). What Pivot
 * thinks of the merchant's signature or token is a fault of the server.
 */
function hideMerchantsFault(error: unknown): never {
  if (error instanceof SnapError && /^401..(?!02|04)/.test(error.responseCode)) {
    throw new SnapError('50000', 'General Error', error.detail);
  }
  throw error;
}
