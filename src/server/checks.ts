import { isRecord } from '../snap/parse.ts';

/**
 * Checks a string that will stand in a header: there, printable ASCII, and not too long. A line break
 * would let it add headers of its own.
 */
export function checkText(name: string, value: unknown, limit: number): string {
  const wanted = `a string of 1 to ${limit} printable ASCII characters, no space at its ends`;
  if (value === undefined || value === '') {
    throw new TypeError(`${name} is not set. It must be ${wanted}.`);
  }
  assertOption(
    typeof value === 'string' &&
      value.length <= limit &&
      /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value),
    name,
    wanted,
  );
  return value;
}

/** Checks an option that has few values. */
export function checkChoice<Choice extends string>(
  name: string,
  value: unknown,
  choices: readonly Choice[],
): Choice {
  const chosen = choices.find((choice) => choice === value);
  assertOption(chosen !== undefined, name, `'${choices.join("' or '")}'`);
  return chosen;
}

/** Checks an option that is called. */
export function checkFunction<Option>(name: string, option: Option): Option {
  assertOption(typeof option === 'function', name, 'a function');
  return option;
}

/** Checks a list of web origins. */
export function checkOrigins(name: string, origins: unknown = []): ReadonlySet<string> {
  return checkEach(name, origins, isWebOrigin);
}

/** Checks a list of origins whose pages may call: apps have schemes of their own, `capacitor://localhost`. */
export function checkCallers(name: string, origins: unknown = []): ReadonlySet<string> {
  return checkEach(name, origins, (text) => isWebOrigin(text) || APP_ORIGIN.test(text));
}

const APP_ORIGIN = /^(?!https?:|file:|data:|blob:)[a-z][a-z\d+.-]*:\/\/[\w.-]+$/;

function checkEach(
  name: string,
  origins: unknown,
  isOrigin: (text: string) => boolean,
): ReadonlySet<string> {
  const isList = Array.isArray(origins) && origins.every((each) => typeof each === 'string');
  assertOption(
    !(isList && origins.some((origin) => origin.includes('*'))),
    name,
    'an array of whole origins: a pattern such as https://*.shop.example would match nothing. List each one',
  );
  assertOption(
    isList && origins.every(isOrigin),
    name,
    'an array of origins such as https://shop.example, without a path or a slash at the end',
  );
  return new Set(origins);
}

function isWebOrigin(text: string): boolean {
  // Of a URL without a host, the origin is 'null'.
  return text !== 'null' && URL.canParse(text) && new URL(text).origin === text;
}

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
  // What is not the object's own would be left out without a word.
  const isPlain =
    isRecord(headers) && [null, Object.prototype].includes(Object.getPrototypeOf(headers));
  assertOption(isPlain, 'extraHeaders', 'a plain object, { [name]: value }');
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const header = `extraHeaders[${JSON.stringify(name)}]`;
      const isFree = /^[\w-]+$/.test(name) && name !== '__proto__' && !OURS.test(name);
      assertOption(
        isFree,
        header,
        "left out: it is a header of the proxy's own, or no header's name",
      );
      return [name.toLowerCase(), checkText(header, value, LONGEST_VALUE)];
    }),
  );
}

const LONGEST = 4096;

/** Whether a string is an access token that may stand in a header, without `Bearer ` before it. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && token.length <= LONGEST && /^[\x21-\x7e]+$/.test(token);
}

/** @throws TypeError that names the option and says what it must be, never what it is. */
export function assertOption(isRight: boolean, name: string, wanted: string): asserts isRight {
  if (!isRight) throw new TypeError(`${name} must be ${wanted}.`);
}
