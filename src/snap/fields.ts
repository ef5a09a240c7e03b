import { parseUrl } from './parse.ts';

/**
 * How many characters Pivot accepts in a field.
 *
 * @see Reference page, "Request Parameter Detail"; SNAP's header table for the identifiers.
 */
export const LIMITS = {
  partnerReferenceNo: 64,
  redirectUrl: 255,
  mode: 10,
  externalId: 36,
  partnerId: 36,
  channelId: 5,
} as const;

/** An amount as SNAP writes it: a decimal text with two decimals, and an ISO 4217 currency. */
export interface SnapAmount {
  /** For example `36000.00`. */
  value: string;
  /** For example `IDR`. */
  currency: string;
}

/** What is wrong with one field of a body. */
export interface FieldIssue {
  /** SNAP's case of a 400: `01` invalid field format, `02` missing mandatory field. */
  caseCode: '01' | '02';
  /** A sentence for the developer: the field and what it should be, never the value. */
  message: string;
}

/**
 * What a text does not show: control characters, characters without a width, marks that turn the
 * direction of writing around, and lone halves of a surrogate pair, which UTF-8 cannot hold. Two
 * references that look the same must be the same, also after they were copied.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Finds what is wrong with a mandatory text of at most `limit` visible characters. */
export function validateString(
  field: string,
  value: unknown,
  limit: number,
): FieldIssue | undefined {
  if (value === undefined || value === null || value === '') {
    return { caseCode: '02', message: `${field} is missing.` };
  }
  const problem =
    typeof value !== 'string'
      ? 'must be a string'
      : value.length > limit
        ? `has ${value.length} characters; the limit is ${limit}`
        : INVISIBLE.test(value) &&
          'must not contain control characters, invisible characters or broken surrogate pairs';
  return problem ? { caseCode: '01', message: `${field} ${problem}.` } : undefined;
}

/**
 * Finds what is wrong with a mandatory redirect URL: absolute, http(s), at most 255 characters, and in
 * the one form that every URL parser reads the same way.
 */
export function validateUrl(field: string, value: unknown): FieldIssue | undefined {
  const fault = validateString(field, value, LIMITS.redirectUrl);
  if (fault !== undefined || typeof value !== 'string') return fault;
  return beginsWithItsOrigin(value)
    ? undefined
    : {
        caseCode: '01',
        message:
          `${field} must be an absolute http(s) URL that begins with its own origin ` +
          'and has no spaces or backslashes.',
      };
}

/**
 * Whether the origin as it is written is the origin as it is understood. That leaves out credentials,
 * escapes, other spellings of a host and everything else that one parser forgives and another reads
 * differently.
 */
function beginsWithItsOrigin(text: string): boolean {
  const { origin, protocol } = parseUrl(text) ?? {};
  return (
    origin !== undefined &&
    (protocol === 'https:' || protocol === 'http:') &&
    !/[\s\\]/.test(text) &&
    text.startsWith(origin) &&
    /^([/?#]|$)/.test(text.slice(origin.length))
  );
}
