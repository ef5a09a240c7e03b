import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { journeyMemory } from '../../src/core/payment/journeyStorage.ts';

const KEY = 'pivot-qris:ref-1';
const HOUR = 3_600_000;
afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

function begin(partnerReferenceNo: string) {
  const journey = journeyMemory.begin(partnerReferenceNo);
  journeyMemory.keep(journey);
  return journey;
}

it('remembers a payment across a reload: its nonce, its beginning and the end of its link', () => {
  const { nonce } = begin('ref-1');
  const expiresAt = Date.now() + 900_000;
  journeyMemory.remember('ref-1', { expiresAt });
  expect(journeyMemory.recall('ref-1')).toEqual({
    partnerReferenceNo: 'ref-1',
    nonce,
    beganAt: expect.closeTo(Date.now(), -4),
    expiresAt,
    isPopup: false,
  });
  expect(journeyMemory.recall('ref-2')).toBeUndefined();
});

it('makes one nonce for a payment, and another for the next', () => {
  const { nonce } = begin('ref-1');
  expect(nonce).toMatch(/^[0-9a-f]{12}$/);
  expect(journeyMemory.begin('ref-1').nonce).toBe(nonce);
  expect(journeyMemory.begin('ref-2').nonce).not.toBe(nonce);
  journeyMemory.forget('ref-1');
  expect(journeyMemory.begin('ref-1').nonce).not.toBe(nonce);
});

it('keeps neither a link nor anything else of it', () => {
  const link = { expiresAt: Date.now(), paymentUrl: 'https://wallet.example/?token=secret' };
  journeyMemory.remember('ref-1', link);
  expect(sessionStorage.getItem(KEY)).not.toContain('secret');
});

describe('drops a record', () => {
  it.each([
    ['of another version', { version: 2 }],
    ['with a nonce of another form', { nonce: '<script>' }],
    ['with a nonce that is no text', { nonce: 1 }],
    ['without a beginning', { beganAt: undefined }],
    ['that began longer than a day ago', { beganAt: Date.now() - 25 * HOUR }],
    ['whose link would live for days', { expiresAt: Date.now() + 25 * HOUR }],
    ['whose end is text', { expiresAt: '2099-01-01' }],
    ['that does not say whose window it is', { isPopup: 'yes' }],
  ])('%s', (_name, change) => {
    const { nonce } = begin('ref-1');
    const good: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '');
    sessionStorage.setItem(KEY, JSON.stringify({ ...Object(good), ...change }));
    expect(journeyMemory.recall('ref-1')).toBeUndefined();
    expect(sessionStorage.getItem(KEY)).toBeNull();
    expect(journeyMemory.begin('ref-1').nonce).not.toBe(nonce);
  });

  it.each(['', 'null', '[]', '{', '"text"', '{"__proto__":{"version":1}}'])(
    'that is %j',
    (text) => {
      sessionStorage.setItem(KEY, text);
      expect(journeyMemory.recall('ref-1')).toBeUndefined();
    },
  );
});

it('costs nothing but the memory where storage is denied', () => {
  vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(begin('ref-1').nonce).toMatch(/^[0-9a-f]{12}$/);
  journeyMemory.remember('ref-1', { expiresAt: 1 });
  journeyMemory.forget('ref-1');
  expect(journeyMemory.recall('ref-1')).toBeUndefined();
});

it('costs nothing but the memory where storage is full', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(begin('ref-1').partnerReferenceNo).toBe('ref-1');
  expect(journeyMemory.recall('ref-1')).toBeUndefined();
});

it('lets a popup know that it was opened for the payment, and only the popup', () => {
  const popup = window.open('about:blank', '_blank', 'popup');
  if (popup === null) throw new Error('The popup was blocked.');
  onTestFinished(() => popup.close());
  begin('ref-1');
  journeyMemory.entrustTo(popup, 'ref-1');
  expect(JSON.parse(popup.sessionStorage.getItem(KEY) ?? '')).toMatchObject({
    nonce: journeyMemory.recall('ref-1')?.nonce,
    isPopup: true,
  });
  expect(journeyMemory.recall('ref-1')?.isPopup).toBe(false);
});
