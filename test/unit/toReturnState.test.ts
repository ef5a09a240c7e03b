import { describe, expect, it } from 'vitest';
import { QrisError } from '../../src/core/endpoint/errors.ts';
import { toReturnState } from '../../src/core/payment/returnState.ts';
import { toStatusOutcome } from '../../src/snap/status.ts';

const FIRST = { error: null, failures: 0, mayPayAgain: false, isWatching: true };

function statusOf(latestTransactionStatus: string) {
  return {
    partnerReferenceNo: 'ref-1',
    outcome: toStatusOutcome(latestTransactionStatus),
    latestTransactionStatus,
    amount: undefined,
    // Pivot sends one for a cancelled payment, too.
    paidTime: '2025-11-25T16:20:11+07:00',
  };
}

describe('what a return page says', () => {
  // Columns: while it asks; when it has stopped asking; if the order may be paid again.
  it.each([
    ['00', 'paid', 'paid', undefined],
    ['01', 'pending', 'unknown', 'expired'],
    ['02', 'pending', 'unknown', undefined],
    ['03', 'pending', 'unknown', undefined],
    ['04', 'refunded', 'refunded', undefined],
    ['05', 'pending', 'unknown', 'cancelled'],
    ['06', 'pending', 'unknown', 'failed'],
    ['07', 'pending', 'unknown', 'expired'],
    ['99', 'pending', 'unknown', undefined],
    ['0', 'pending', 'unknown', undefined],
    ['constructor', 'pending', 'unknown', undefined],
  ])('to status %s', (code, asking, stopped, free) => {
    const status = statusOf(code);
    expect(toReturnState({ ...FIRST, status })).toBe(asking);
    expect(toReturnState({ ...FIRST, status, isWatching: false })).toBe(stopped);
    if (free === undefined) return;
    expect(toReturnState({ ...FIRST, status, mayPayAgain: true })).toBe(free);
    expect(toReturnState({ ...FIRST, status, mayPayAgain: true, isWatching: false })).toBe(free);
  });

  it('to another amount than the order’s', () => {
    const status = { ...statusOf('00'), outcome: 'mismatch' as const };
    expect(toReturnState({ ...FIRST, status })).toBe('mismatch');
    expect(toReturnState({ ...FIRST, status, isWatching: false })).toBe('mismatch');
  });

  it('without an answer: never that it failed', () => {
    const silent = { ...FIRST, status: undefined };
    const error = new QrisError('timeout', 'No answer.');
    expect(toReturnState(silent)).toBe('checking');
    expect(toReturnState({ ...silent, error, failures: 2 })).toBe('checking');
    expect(toReturnState({ ...silent, error, failures: 3 })).toBe('unknown');
    const refusal = new QrisError('unauthorized', 'Who are you?');
    expect(toReturnState({ ...silent, error: refusal, failures: 1 })).toBe('unknown');
  });

  it('keeps what was answered when the endpoint falls silent', () => {
    const error = new QrisError('network', 'Gone.');
    expect(toReturnState({ ...FIRST, status: statusOf('00'), error, failures: 9 })).toBe('paid');
    expect(toReturnState({ ...FIRST, status: statusOf('03'), error, failures: 9 })).toBe('pending');
  });
});
