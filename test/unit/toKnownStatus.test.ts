import { expect, it } from 'vitest';
import { toKnownStatus } from '../../src/snap/status.ts';

const PAID = { latestTransactionStatus: '00' };

it.each([
  ["SNAP's number", { originalReferenceNo: 'A1', referenceNo: 'B2' }, 'A1'],
  ["Pivot's other name for it", { referenceNo: 'B2' }, 'B2'],
  ['an empty one beside it', { originalReferenceNo: '', referenceNo: 'B2' }, 'B2'],
  ['a JSON number', { originalReferenceNo: 20251125 }, '20251125'],
  ['a JSON number too long for its digits to be sure', { referenceNo: 2 ** 60 }, undefined],
  ['no number', {}, undefined],
  ['null', { originalReferenceNo: null, referenceNo: {} }, undefined],
])('tells transactions apart by %s', (_what, fields, referenceNo) => {
  expect(toKnownStatus({ ...PAID, ...fields })).toEqual({
    latestTransactionStatus: '00',
    referenceNo,
    time: undefined,
  });
});

it.each([
  ['paidTime', { paidTime: '2025-11-25T16:20:00+07:00', transactionDate: '2025' }],
  ['transactionDate', { transactionDate: '2025-11-25T16:20:00+07:00' }],
])('keeps %s as it came', (_name, fields) => {
  expect(toKnownStatus({ ...PAID, ...fields }).time).toBe('2025-11-25T16:20:00+07:00');
});
