import type { FieldIssue, SnapAmount } from './fields.ts';
import { isRecord } from './parse.ts';

const DECIMAL = /^\d{1,16}(\.\d{1,32})?$/;
/** Of a larger number, JSON may have changed the decimals. */
const MAX_NUMBER = 1e13;

/**
 * Reads an amount from outside. SNAP defines its value as a string; a JSON number counts, too.
 *
 * @returns undefined for anything but plain digits: `1e5` and `Infinity` are no amounts.
 */
export function readAmount(amount: unknown): SnapAmount | undefined {
  const { value, currency } = isRecord(amount) ? amount : {};
  const digits = typeof value === 'number' && value < MAX_NUMBER ? String(value) : value;
  return typeof digits === 'string' && DECIMAL.test(digits) && typeof currency === 'string'
    ? { value: digits, currency }
    : undefined;
}

/** Whether two amounts are equal as decimals, however many zeros are written: `36000` is `36000.00`. */
export function isSameAmount(amount: SnapAmount, other: SnapAmount): boolean {
  return amount.currency === other.currency && trimZeros(amount.value) === trimZeros(other.value);
}

function trimZeros(value: string): string {
  const [integer = '', fraction = ''] = value.split('.');
  return `${integer.replace(/^0+/, '')}.${fraction.replace(/0+$/, '')}`;
}

/** Finds what is wrong with an amount that the merchant names. */
export function validateAmount(field: string, amount: unknown): FieldIssue | undefined {
  const { currency = '' } = readAmount(amount) ?? {};
  return /^[A-Z]{3}$/.test(currency)
    ? undefined
    : {
        caseCode: '01',
        message: `${field} must be { value, currency } such as { value: '36000.00', currency: 'IDR' }.`,
      };
}
