import { isRecord } from '../wire/isRecord.ts';
import { checkText } from './checkText.ts';

/** The headers of the reference page, which no option may replace, and those that frame a message. */
const OURS =
  /^(authorization|authorization-customer|x-(signature|timestamp|partner-id|external-id|client-key)|channel-id|content-.*|transfer-encoding|host|connection)$/i;

const LONGEST_VALUE = 1024;

/**
 * Checks further headers for Pivot.
 *
 * @returns the headers, their names in lower case: of two, the later wins.
 * @throws TypeError that names the header, never its value.
 */
export function checkHeaders(headers: unknown = {}): Record<string, string> {
  if (!isRecord(headers)) throw new TypeError('extraHeaders must be { [name]: value }.');
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const quoted = JSON.stringify(name);
    if (!/^[\w-]+$/.test(name) || OURS.test(name)) {
      throw new TypeError(`extraHeaders must not set ${quoted}.`);
    }
    checked[name.toLowerCase()] = checkText(`extraHeaders[${quoted}]`, value, LONGEST_VALUE);
  }
  return checked;
}
