import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Journey, journeyStorage } from '../../src/core/payment/journeyStorage.ts';
import { rememberPayment } from './rememberPayment.ts';

const KEY = 'pivot-qris';
const DAY = 24 * 60 * 60 * 1000;
const NOW = 1_790_000_000_000;

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const known = () => Array.from('abcdefghijklmnopqrst').filter((ref) => journeyStorage.load(ref));

it('remembers a payment across a reload', () => {
  const journey: Journey = {
    partnerReferenceNo: 'ref-1',
    button: '/api/qris /done',
    numbers: ['Ab3_-xyz', '01234567'],
    number: '01234567',
    expiresAt: NOW,
    mark: -123,
    statusBefore: { latestTransactionStatus: '05', referenceNo: 'P-1' },
    wasEnded: true,
    returnedFrom: 'Ab3_-xyz',
    isPopup: false,
  };
  journeyStorage.save(journey);
  expect(journeyStorage.load('ref-1')).toEqual(journey);
  expect(journeyStorage.load('ref-2')).toBeUndefined();
  journeyStorage.remove('ref-1');
  expect(journeyStorage.load('ref-1')).toBeUndefined();
});

it('gives each link that is asked for a number of its own, and keeps the latest', () => {
  const numbers = Array.from({ length: 12 }, () => rememberPayment('ref-1'));
  expect(new Set(numbers).size).toBe(12);
  for (const number of numbers) expect(number).toMatch(/^[\w-]{8}$/);
  expect(journeyStorage.load('ref-1')?.numbers).toEqual(numbers.slice(-8));
});

it('finds a payment by what is known of it, the latest first', () => {
  rememberPayment('ref-1', { button: 'this' });
  const number = rememberPayment('ref-2', { button: 'this' });
  rememberPayment('ref-3', { button: 'that' });
  const find = (isWanted: (journey: Journey) => boolean) =>
    journeyStorage.load(isWanted)?.partnerReferenceNo;
  expect(find(({ button }) => button === 'this')).toBe('ref-2');
  expect(find(({ numbers }) => numbers.includes(number))).toBe('ref-2');
  rememberPayment('ref-1');
  expect(find(({ button }) => button === 'this')).toBe('ref-1');
});

describe('forgets', () => {
  it('what ended a day before the newest link, by the links’ own ends', () => {
    rememberPayment('a', { expiresAt: NOW });
    rememberPayment('b', { expiresAt: NOW + 2 });
    rememberPayment('c');
    rememberPayment('d', { expiresAt: NOW + DAY + 1 });
    expect(known()).toEqual(['b', 'c', 'd']);
  });

  it('the oldest of many', () => {
    for (const reference of 'abcdefghijklmnopqrst') rememberPayment(reference);
    expect(known().join('')).toBe('efghijklmnopqrst');
  });

  it.each([-2 * DAY, 2 * DAY])('nothing on a device clock that is wrong by %i ms', (by) => {
    rememberPayment('a', { expiresAt: Date.now() });
    vi.useFakeTimers({ now: Date.now() + by, toFake: ['Date'] });
    rememberPayment('b');
    expect(known()).toEqual(['a', 'b']);
  });
});

describe('drops a record', () => {
  it.each<[string, object]>([
    ['with a number of another form', { numbers: ['<script>'] }],
    ['with a number that is no string', { numbers: [1] }],
    ['without numbers', { numbers: undefined }],
    ['without a reference', { partnerReferenceNo: undefined }],
    ['whose end is a string', { expiresAt: '2099-01-01' }],
    ['whose end is null', { expiresAt: null }],
    ['whose status is a string', { statusBefore: '05' }],
    ['whose status has no code', { statusBefore: { referenceNo: 'P-1' } }],
    [
      'whose status has an object in it',
      { statusBefore: { latestTransactionStatus: '05', a: {} } },
    ],
    ['whose button is an object', { button: {} }],
    ['that does not say whose window it is', { isPopup: 'yes' }],
  ])('%s, and that alone', (_name, change) => {
    rememberPayment('a');
    rememberPayment('b');
    const stored = Object(JSON.parse(sessionStorage.getItem(KEY) ?? ''));
    Object.assign(stored.journeys[0], change);
    sessionStorage.setItem(KEY, JSON.stringify(stored));
    expect(known()).toEqual(['b']);
  });

  it('of another version', () => {
    rememberPayment('a');
    const stored = Object(JSON.parse(sessionStorage.getItem(KEY) ?? ''));
    sessionStorage.setItem(KEY, JSON.stringify({ ...stored, version: 1 }));
    expect(known()).toEqual([]);
  });

  it.each(['', 'null', '[]', '{', '"text"', '{"version":2,"journeys":{}}', '{"__proto__":{}}'])(
    'that is %j',
    (text) => {
      sessionStorage.setItem(KEY, text);
      expect(known()).toEqual([]);
      rememberPayment('a');
      expect(known()).toEqual(['a']);
    },
  );
});

it('costs nothing but the memory if storage is denied, and says so', () => {
  expect(journeyStorage.isDenied()).toBe(false);
  vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(rememberPayment('a')).toMatch(/^[\w-]{8}$/);
  journeyStorage.remove('a');
  expect(journeyStorage.load('a')).toBeUndefined();
  expect(journeyStorage.isDenied()).toBe(true);
});

it('costs nothing but the memory if storage is full', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  rememberPayment('a');
  expect(journeyStorage.load('a')).toBeUndefined();
});

it('lets a popup know that it was opened for the payment, and only the popup', () => {
  const popup = window.open('about:blank', '_blank', 'popup');
  if (popup === null) throw new Error('The popup was blocked.');
  onTestFinished(() => popup.close());
  const number = rememberPayment('a');
  const journey = journeyStorage.load('a');
  if (journey) journeyStorage.save({ ...journey, isPopup: true }, popup);
  const { journeys } = Object(JSON.parse(popup.sessionStorage.getItem(KEY) ?? ''));
  expect(journeys).toMatchObject([{ numbers: [number], isPopup: true }]);
  expect(journeyStorage.load('a')?.isPopup).toBe(false);
});
