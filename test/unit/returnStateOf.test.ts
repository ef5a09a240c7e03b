import { describe, expect, it } from 'vitest';
import { QrisError } from '../../src/core/endpoint/errors.ts';
import { returnStateOf } from '../../src/core/payment/returnState.ts';
import { outcomeOf } from '../../src/snap/status.ts';

const FIRST = { error: null, failures: 0, hasLinkEnded: false, goesOn: true };

function statusOf(latestTransactionStatus: string) {
  return {
    partnerReferenceNo: 'ref-1',
    outcome: outcomeOf(latestTransactionStatus),
    latestTransactionStatus,
    amount: undefined,
    // Pivot sends one for a cancelled payment, too.
    paidTime: '2025-11-25T16:20:11+07:00',
  };
}

describe('what a return page says', () => {
  // Columns: while it asks; when it has stopped asking; after the link's end.
  it.each([
    ['00', 'paid', 'paid', 'paid'],
    ['01', 'pending', 'unknown', 'pending'],
    ['02', 'pending', 'unknown', 'pending'],
    ['03', 'pending', 'unknown', 'pending'],
    ['04', 'refunded', 'refunded', 'refunded'],
    ['05', 'cancelled', 'cancelled', 'cancelled'],
    ['06', 'failed', 'failed', 'failed'],
    ['07', 'pending', 'unknown', 'expired'],
    ['99', 'pending', 'unknown', 'pending'],
    ['0', 'pending', 'unknown', 'pending'],
    ['constructor', 'pending', 'unknown', 'pending'],
  ])('to status %s', (code, asking, stopped, ended) => {
    const status = statusOf(code);
    expect(returnStateOf({ ...FIRST, status })).toBe(asking);
    expect(returnStateOf({ ...FIRST, status, goesOn: false })).toBe(stopped);
    expect(returnStateOf({ ...FIRST, status, hasLinkEnded: true })).toBe(ended);
  });

  it('without an answer: never that it failed', () => {
    const silent = { ...FIRST, status: undefined };
    const error = new QrisError('timeout', 'No answer.');
    expect(returnStateOf(silent)).toBe('checking');
    expect(returnStateOf({ ...silent, error, failures: 2 })).toBe('checking');
    expect(returnStateOf({ ...silent, error, failures: 3 })).toBe('unknown');
    expect(returnStateOf({ ...silent, error, failures: 3, hasLinkEnded: true })).toBe('unknown');
    const refusal = new QrisError('unauthorized', 'Who are you?');
    expect(returnStateOf({ ...silent, error: refusal, failures: 1 })).toBe('unknown');
  });

  it('keeps what was answered when the endpoint falls silent', () => {
    const error = new QrisError('network', 'Gone.');
    expect(returnStateOf({ ...FIRST, status: statusOf('00'), error, failures: 9 })).toBe('paid');
    expect(returnStateOf({ ...FIRST, status: statusOf('03'), error, failures: 9 })).toBe('pending');
  });
});
