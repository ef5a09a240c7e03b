import { describe, expect, it } from 'vitest';
import type { PaymentEvent } from '../../src/core/PaymentEvent.ts';
import type { PaymentLink } from '../../src/core/PaymentLink.ts';
import { paymentReducer } from '../../src/core/paymentReducer.ts';
import type { PaymentState } from '../../src/core/PaymentState.ts';
import type { PaymentStatus } from '../../src/core/PaymentStatus.ts';
import { QrisError } from '../../src/core/QrisError.ts';

const link: PaymentLink = {
  paymentUrl: 'https://wallet-stg.harsya.com/pay',
  expiresAt: 1000,
  ott: undefined,
  partnerReferenceNo: 'ref-1',
  responseCode: '2004900',
};
const status = (
  outcome: PaymentStatus['outcome'],
  latestTransactionStatus: string,
): PaymentStatus => ({
  partnerReferenceNo: 'ref-1',
  outcome,
  latestTransactionStatus,
  amount: undefined,
  paidTime: undefined,
});
const error = new QrisError('network', 'down');

const STATES: Record<string, PaymentState> = {
  idle: { name: 'idle' },
  applying: { name: 'applying' },
  opening: { name: 'opening', link },
  open: { name: 'open', link },
  checking: { name: 'checking', link: undefined },
  'checking with link': { name: 'checking', link },
  expired: { name: 'expired', status: undefined },
  paid: { name: 'paid', status: status('paid', '00') },
  failed: { name: 'failed', status: status('failed', '06') },
  error: { name: 'error', error, during: 'applying' },
};
const EVENTS: Record<string, PaymentEvent> = {
  apply: { type: 'apply' },
  open: { type: 'open', link },
  stay: { type: 'stay' },
  expire: { type: 'expire' },
  check: { type: 'check' },
  'know paid': { type: 'know', status: status('paid', '00') },
  'know pending': { type: 'know', status: status('pending', '03') },
  'know not found': { type: 'know', status: status('not_found', '07') },
  'know cancelled': { type: 'know', status: status('cancelled', '05') },
  'know refunded': { type: 'know', status: status('refunded', '04') },
  fail: { type: 'fail', error },
  stop: { type: 'stop' },
  reset: { type: 'reset' },
};

/** The whole table; what is not listed leaves the state as it is. */
const NEXT: Record<string, Record<string, PaymentState['name']>> = {
  idle: { apply: 'applying', check: 'checking' },
  applying: { open: 'opening', expire: 'expired', fail: 'error', stop: 'idle', reset: 'idle' },
  opening: { stay: 'open', expire: 'expired', check: 'checking', reset: 'idle' },
  open: { open: 'opening', expire: 'expired', check: 'checking', reset: 'idle' },
  checking: {
    'know paid': 'paid',
    'know pending': 'expired',
    'know not found': 'expired',
    'know cancelled': 'failed',
    'know refunded': 'failed',
    fail: 'error',
    stop: 'expired',
    reset: 'idle',
  },
  'checking with link': {
    'know paid': 'paid',
    'know pending': 'open',
    'know not found': 'open',
    'know cancelled': 'failed',
    'know refunded': 'failed',
    fail: 'open',
    stop: 'open',
    reset: 'idle',
  },
  expired: {
    apply: 'applying',
    check: 'checking',
    'know paid': 'paid',
    'know cancelled': 'failed',
    'know refunded': 'failed',
    reset: 'idle',
  },
  paid: { reset: 'idle' },
  failed: { apply: 'applying', check: 'checking', reset: 'idle' },
  error: { apply: 'applying', check: 'checking', reset: 'idle' },
};

describe.each(Object.entries(STATES))('%s', (stateName, state) => {
  it.each(Object.entries(EVENTS))('on %s', (eventName, event) => {
    const expected = NEXT[stateName]?.[eventName] ?? state.name;
    expect(paymentReducer(state, event).name).toBe(expected);
  });
});

it('forgets the link at its end, also while the status is asked for', () => {
  const checking = paymentReducer({ name: 'checking', link }, { type: 'expire' });
  expect(checking).toEqual({ name: 'checking', link: undefined });
  expect(JSON.stringify(paymentReducer({ name: 'open', link }, { type: 'expire' }))).not.toContain(
    link.paymentUrl,
  );
});

it('leaves a paid order by nothing but a reset', () => {
  const paid: PaymentState = { name: 'paid', status: status('paid', '00') };
  const events = Object.values(EVENTS).filter((event) => event.type !== 'reset');
  for (const event of events) expect(paymentReducer(paid, event)).toBe(paid);
});
