import { describe, expect, it } from 'vitest';
import type { PaymentLink } from '../../src/core/endpoint/applyOtt.ts';
import { QrisError, type QrisErrorCode } from '../../src/core/endpoint/errors.ts';
import type { PaymentStatus } from '../../src/core/endpoint/paymentStatus.ts';
import {
  type OpenedLink,
  paymentReducer,
  type PaymentState,
  type PaymentStep,
  type PaymentTransition,
  stepOnPress,
} from '../../src/core/payment/paymentState.ts';

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
const PAID = status('paid', '00');
const INITIATED = status('pending', '01');
const PENDING = status('pending', '03');
const REFUNDED = status('refunded', '04');
const CANCELLED = status('cancelled', '05');
const NOT_FOUND = status('not_found', '07');

const error = new QrisError('rate_limited', 'wait');
const failed = (code: QrisErrorCode, during: 'applying' | 'checking'): PaymentState => ({
  name: 'error',
  error: new QrisError(code, ''),
  during,
  retryAt: undefined,
});
const none: OpenedLink = { link: undefined, expiresAt: undefined, shownIn: undefined };
const here: OpenedLink = { link, expiresAt: 1000, shownIn: undefined };
const inPopup: OpenedLink = { link, expiresAt: 1000, shownIn: 'popup' };
const afterReload: OpenedLink = { link: undefined, expiresAt: 1000, shownIn: undefined };

const STATES: Record<string, PaymentState> = {
  idle: { name: 'idle' },
  applying: { name: 'applying' },
  opening: { name: 'opening', ...inPopup },
  open: { name: 'open', ...here },
  'open in a popup': { name: 'open', ...inPopup },
  'open after a reload': { name: 'open', ...afterReload },
  checking: { name: 'checking', ...none },
  'checking with a link': { name: 'checking', ...here },
  expired: { name: 'expired', status: undefined },
  paid: { name: 'paid', status: PAID },
  failed: { name: 'failed', status: CANCELLED },
  error: { name: 'error', error, during: 'applying', retryAt: 5000 },
};
const TRANSITIONS: Record<string, PaymentTransition> = {
  apply: { type: 'apply' },
  open: { type: 'open', link, shownIn: 'popup' },
  show: { type: 'show' },
  stay: { type: 'stay' },
  expire: { type: 'expire' },
  check: { type: 'check' },
  'check after a reload': { type: 'check', expiresAt: 1000 },
  'know paid': { type: 'know', status: PAID },
  'know pending': { type: 'know', status: PENDING },
  'know not found': { type: 'know', status: NOT_FOUND },
  'know cancelled': { type: 'know', status: CANCELLED },
  'know refunded': { type: 'know', status: REFUNDED },
  fail: { type: 'fail', error, retryAt: undefined },
  'wait-over': { type: 'wait-over' },
  stop: { type: 'stop' },
  reset: { type: 'reset' },
};

type Row = Record<string, PaymentState['name']>;
const OUTCOMES: Row = {
  'know paid': 'paid',
  'know cancelled': 'failed',
  'know refunded': 'failed',
};
const CHECKS: Row = { check: 'checking', 'check after a reload': 'checking' };
const LIVING: Row = {
  ...OUTCOMES,
  expire: 'expired',
  ...CHECKS,
  fail: 'error',
  reset: 'idle',
};
/** Without a link under way only what forbids another payment is news. */
const UNLESS_FREE: Row = {
  'know paid': 'paid',
  'know pending': 'expired',
  'know refunded': 'failed',
};

/** The whole table; what is not listed leaves the name of the state as it is. */
const NEXT: Record<string, Row> = {
  idle: { ...UNLESS_FREE, ...CHECKS, apply: 'applying' },
  applying: {
    ...UNLESS_FREE,
    open: 'opening',
    fail: 'error',
    stop: 'idle',
    reset: 'idle',
  },
  opening: { ...LIVING, show: 'open', stay: 'open' },
  open: { ...LIVING, open: 'opening' },
  'open in a popup': { ...LIVING, open: 'opening' },
  'open after a reload': { ...LIVING, open: 'opening', apply: 'applying' },
  checking: {
    ...OUTCOMES,
    'know pending': 'expired',
    'know not found': 'expired',
    fail: 'error',
    stop: 'expired',
    reset: 'idle',
  },
  'checking with a link': {
    ...OUTCOMES,
    'know pending': 'open',
    'know not found': 'open',
    fail: 'open',
    stop: 'open',
    reset: 'idle',
  },
  expired: { ...OUTCOMES, ...CHECKS, apply: 'applying', reset: 'idle' },
  paid: { reset: 'idle' },
  failed: { ...UNLESS_FREE, ...CHECKS, apply: 'applying', reset: 'idle' },
  error: { ...UNLESS_FREE, ...CHECKS, apply: 'applying', reset: 'idle' },
};

describe.each(Object.entries(STATES))('%s', (stateName, state) => {
  it.each(Object.entries(TRANSITIONS))('on %s', (name, transition) => {
    const expected = NEXT[stateName]?.[name] ?? state.name;
    expect(paymentReducer(state, transition).name).toBe(expected);
  });
});

it('forgets the link at its end, whatever is under way', () => {
  for (const name of ['opening', 'open', 'checking'] as const) {
    const next = paymentReducer({ name, ...inPopup }, { type: 'expire' });
    expect(JSON.stringify(next)).not.toContain(link.paymentUrl);
  }
});

it('keeps the link while it lives and the customer is back', () => {
  const next = paymentReducer({ name: 'open', ...inPopup }, { type: 'stay' });
  expect(next).toEqual({ name: 'open', ...here });
});

it('knows the end of a link that a reload has lost', () => {
  const next = paymentReducer({ name: 'idle' }, { type: 'check', expiresAt: 1000 });
  expect(paymentReducer(next, { type: 'know', status: INITIATED })).toEqual({
    name: 'open',
    ...afterReload,
  });
});

it('tells of a refund once', () => {
  const refunded: PaymentState = { name: 'failed', status: REFUNDED };
  expect(paymentReducer(refunded, { type: 'know', status: { ...REFUNDED } })).toBe(refunded);
});

it('ends the wait that an error asked for', () => {
  const waiting: PaymentState = { name: 'error', error, during: 'applying', retryAt: 5000 };
  expect(stepOnPress(waiting)).toBe('wait');
  expect(stepOnPress(paymentReducer(waiting, { type: 'wait-over' }))).toBe('apply');
});

it('leaves a paid order by nothing but a reset', () => {
  const paid: PaymentState = { name: 'paid', status: PAID };
  const transitions = Object.values(TRANSITIONS).filter(({ type }) => type !== 'reset');
  for (const transition of transitions) expect(paymentReducer(paid, transition)).toBe(paid);
});

describe('a press', () => {
  it.each<[string, PaymentState, PaymentStep]>([
    ['at rest', { name: 'idle' }, 'apply'],
    ['while a link is asked for', { name: 'applying' }, 'wait'],
    ['while the webview opens', { name: 'opening', ...inPopup }, 'wait'],
    ['with a living link', { name: 'open', ...here }, 'open'],
    ['after a reload', { name: 'open', ...afterReload }, 'check-then-apply'],
    ['while the status is asked for', { name: 'checking', ...none }, 'wait'],
    ['after the end', { name: 'expired', status: undefined }, 'check-then-apply'],
    ['after the end, begun at most', { name: 'expired', status: INITIATED }, 'check-then-apply'],
    ['after the end, perhaps paid', { name: 'expired', status: PENDING }, 'check'],
    ['when it is paid', { name: 'paid', status: PAID }, 'wait'],
    ['after a cancellation', { name: 'failed', status: CANCELLED }, 'apply'],
    ['after a refund', { name: 'failed', status: REFUNDED }, 'wait'],
    ['after an error', failed('unavailable', 'applying'), 'apply'],
    ['after no answer', failed('timeout', 'applying'), 'check-then-apply'],
    ['after a lost connection', failed('network', 'applying'), 'check-then-apply'],
    ['after a failed inquiry', failed('network', 'checking'), 'check-then-apply'],
    ['on a reference that was paid', failed('duplicate_reference', 'applying'), 'check'],
  ])('%s', (_name, state, step) => {
    expect(stepOnPress(state)).toBe(step);
  });
});
