import { type ApplyOttRequestBody, findApplyOttFault } from '../snap/applyOtt.ts';
import { isRecord } from '../snap/parse.ts';
import { readJson } from './readJson.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';

/**
 * Reads the order in an Apply OTT body. The URLs may have the names of Pivot's table (`redirectionUrl`,
 * `failedRedirectionUrl`) instead of those of its example.
 *
 * @see Reference page, "Request Body" and "Request Parameter Detail".
 */
export function readApplyOtt(text: string): ApplyOttRequestBody['additionalInfo'] {
  const body = readJson(text);
  if (isRecord(body['additionalInfo'])) {
    const { redirectionUrl, failedRedirectionUrl, ...info } = body['additionalInfo'];
    body['additionalInfo'] = {
      redirectUrl: redirectionUrl,
      failedRedirectUrl: failedRedirectionUrl,
      ...info,
    };
  }
  const fault = findApplyOttFault(body);
  if (fault !== undefined) throw new SandboxRefusal(`400${fault.caseCode}`, fault.message);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no fault was found in it
  return (body as unknown as ApplyOttRequestBody).additionalInfo;
}
