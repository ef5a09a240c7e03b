import { isRecord } from '../wire/isRecord.ts';
import { checkText } from './checkText.ts';

/** The headers of the reference page, which no option may replace, and those that frame a message. */
const OURS =
  /^(authorization|authorization-customer|x-(signature|timestamp|partner-id|external-id|client-key)|channel-id|content-.*|transfer-encoding|host|connection)$/i;

const LONGEST_VALUE = 1024;

/**
 * Checks further headers for Pivot.
 *
 * @throws TypeError that names the header, never its value.
 */
export function checkHeaders(option: string, headers: unknown): Record<string, string> {
  if (!isRecord(headers)) {
    throw new TypeError(`${option} must be an object of header names and values.`);
  }
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[\w-]+$/.test(name) || OURS.test(name)) {
      throw new TypeError(`${option} must not set ${JSON.stringify(name)}.`);
    }
    checked[name.toLowerCase()] = checkText(
      `${option}[${JSON.stringify(name)}]`,
      value,
      LONGEST_VALUE,
    );
  }
  return checked;
}
