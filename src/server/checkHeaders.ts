import { isRecord } from '../snap/parse.ts';
import { assertOption } from './assertOption.ts';
import { checkText } from './checkText.ts';

/** The headers of the reference page, which no option may replace, and those that frame a message. */
const OURS =
  /^(Authorization(-Customer)?|X-(SIGNATURE|TIMESTAMP|PARTNER-ID|EXTERNAL-ID|CLIENT-KEY)|CHANNEL-ID|Content-.*|Transfer-Encoding|Host|Connection)$/i;

const LONGEST_VALUE = 1024;

/**
 * Checks further headers for Pivot.
 *
 * @returns the headers, their names in lower case: of two, the later wins.
 * @throws TypeError that names the header, never its value.
 */
export function checkHeaders(headers: unknown = {}): Record<string, string> {
  assertOption(isRecord(headers), 'extraHeaders', '{ [name]: value }');
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const header = `extraHeaders[${JSON.stringify(name)}]`;
      const isFree = /^[\w-]+$/.test(name) && !OURS.test(name);
      assertOption(
        isFree,
        header,
        "left out: it is a header of the proxy's own, or no header's name",
      );
      return [name.toLowerCase(), checkText(header, value, LONGEST_VALUE)];
    }),
  );
}
