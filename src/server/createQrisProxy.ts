import type { ApplyOttReplyBody } from '../wire/ApplyOttReplyBody.ts';
import { SERVICE_CODES } from '../wire/SERVICE_CODES.ts';
import type { StatusReplyBody } from '../wire/StatusReplyBody.ts';
import { answerRequest, type RequestNotes } from './answerRequest.ts';
import { checkFunction } from './checkFunction.ts';
import { checkMethod } from './checkMethod.ts';
import { checkOrigin } from './checkOrigin.ts';
import { checkOrigins } from './checkOrigins.ts';
import { checkReturnUrls } from './checkReturnUrls.ts';
import { corsHeaders } from './corsHeaders.ts';
import { createPivotClient } from './createPivotClient.ts';
import type { Origins } from './Origins.ts';
import type { QrisProxyOptions } from './QrisProxyOptions.ts';
import { readApplyOttRequest } from './readApplyOttRequest.ts';
import { readJsonRequest } from './readJsonRequest.ts';
import { readPivotSettings } from './readPivotSettings.ts';
import { readStatusRequest } from './readStatusRequest.ts';
import { resolveGrant } from './resolveGrant.ts';
import { SnapRefusal } from './SnapRefusal.ts';

/** The documented bodies stay well under one KiB. */
const LARGEST_BODY = 8 * 1024;

/**
 * Creates the merchant's signing proxy: it takes Pivot's documented bodies from the browser, asks
 * `resolvePayment` who pays what, signs, forwards, and passes on the documented fields of Pivot's
 * reply. Mount it anywhere: a path that ends in `apply-ott` makes a payment link, one that ends in
 * `status` asks how a payment stands.
 *
 * The handler never rejects: refusals are SNAP-shaped, `{ responseCode, responseMessage }`, under the
 * HTTP status that the code begins with.
 *
 * @throws TypeError where an option is wrong or missing, with its name and what it should be.
 * @see Reference page, "QRIS Payment Link - Apply OTT"; Pivot's page "Inquiry Payment Status".
 */
export function createQrisProxy(
  options: QrisProxyOptions,
): (request: Request) => Promise<Response> {
  const settings = readPivotSettings(options);
  const pivot = createPivotClient(settings);
  const resolvePayment = checkFunction('resolvePayment', options.resolvePayment);
  const origins: Origins = {
    returns: checkOrigins('returnOrigins', options.returnOrigins ?? []),
    cors: checkOrigins('allowedOrigins', options.allowedOrigins ?? []),
  };

  async function read(request: Request, serviceCode: string): Promise<Record<string, unknown>> {
    checkMethod(request, serviceCode);
    checkOrigin(request, origins, serviceCode);
    return (await readJsonRequest(request, serviceCode, LARGEST_BODY)).body;
  }

  async function applyOtt(request: Request, notes: RequestNotes): Promise<ApplyOttReplyBody> {
    const serviceCode = SERVICE_CODES.applyOtt;
    const asked = readApplyOttRequest(await read(request, serviceCode));
    const { partnerReferenceNo } = asked;
    notes.partnerReferenceNo = partnerReferenceNo;
    const grant = await resolveGrant(
      () => resolvePayment({ operation: 'apply-ott', partnerReferenceNo, request }),
      partnerReferenceNo,
      serviceCode,
    );
    const mode = grant.mode ?? asked.mode;
    if (grant.redirectUrl !== undefined) {
      const { redirectUrl, failedRedirectUrl = redirectUrl } = grant;
      return pivot.makeLink(grant, { partnerReferenceNo, redirectUrl, failedRedirectUrl, mode });
    }
    const { redirectUrl, failedRedirectUrl } = asked;
    checkReturnUrls({ redirectUrl, failedRedirectUrl }, origins, serviceCode);
    return pivot.makeLink(grant, { partnerReferenceNo, redirectUrl, failedRedirectUrl, mode });
  }

  async function status(request: Request, notes: RequestNotes): Promise<StatusReplyBody> {
    const serviceCode = SERVICE_CODES.status;
    const asked = readStatusRequest(await read(request, serviceCode));
    const partnerReferenceNo = asked.originalPartnerReferenceNo;
    notes.partnerReferenceNo = partnerReferenceNo;
    const grant = await resolveGrant(
      () => resolvePayment({ operation: 'status', partnerReferenceNo, request }),
      partnerReferenceNo,
      serviceCode,
    );
    return pivot.inquireStatus(grant);
  }

  async function answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace(/\/+$/, '');
    switch (path.slice(path.lastIndexOf('/') + 1)) {
      case 'apply-ott':
        return answerRequest(settings, 'apply-ott', SERVICE_CODES.applyOtt, (notes) =>
          applyOtt(request, notes),
        );
      case 'status':
        return answerRequest(settings, 'status', SERVICE_CODES.status, (notes) =>
          status(request, notes),
        );
      default:
        return new SnapRefusal('4040002', 'The path must end in apply-ott or status').toResponse();
    }
  }

  return async (request) => {
    const cors = corsHeaders(request, origins);
    const response =
      'Access-Control-Allow-Methods' in cors
        ? new Response(null, { status: 204 })
        : await answer(request);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    return response;
  };
}
