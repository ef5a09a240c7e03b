import { describe, expect, it } from 'vitest';
import type { PaymentLink } from '../../src/core/endpoint/applyOtt.ts';
import { QrisError, type QrisErrorCode } from '../../src/core/endpoint/errors.ts';
import type { PaymentStatus } from '../../src/core/endpoint/paymentStatus.ts';
import { NO_FACTS, type PaymentFacts, nextInquiryAt } from '../../src/core/payment/paymentFacts.ts';
import {
  nextAction,
  openedLink,
  type PaymentAction,
  paymentReducer,
  type PaymentState,
  type NextAction,
} from '../../src/core/payment/paymentState.ts';
import { toStatusOutcome } from '../../src/snap/status.ts';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
const END = NOW + 15 * MINUTE;
const SETTLED = END + MINUTE;

const link: PaymentLink = {
  paymentUrl: 'https://wallet-stg.harsya.com/pay?token=secret-1',
  expiresAt: END,
  ott: undefined,
  partnerReferenceNo: 'ref-1',
  responseCode: '2004900',
};
const secondLink = { ...link, paymentUrl: `${link.paymentUrl}2` };

const says = (code: string, more: Partial<PaymentStatus> = {}): PaymentStatus => ({
  partnerReferenceNo: 'ref-1',
  outcome: toStatusOutcome(code),
  latestTransactionStatus: code,
  amount: undefined,
  paidTime: undefined,
  ...more,
});
const MISMATCH = says('00', { outcome: 'mismatch' });

const idle = (facts: Partial<PaymentFacts> = {}): PaymentState => ({
  name: 'idle',
  facts: { ...NO_FACTS, reference: 'ref-1', now: NOW, ...facts },
});

/** Goes on from a state, at a time of the server's clock. */
function go(state: PaymentState, actions: PaymentAction[], now = NOW, lag = 0): PaymentState {
  return actions.reduce((before, action) => paymentReducer(before, action, now, lag), state);
}

let inquiries = 0;
function answer(status: PaymentStatus, tookMs = 0): PaymentAction {
  inquiries += 1;
  return { type: 'status-received', status, inquiry: inquiries, tookMs };
}
const received = (given: PaymentLink, number = '1'): PaymentAction => ({
  type: 'link-received',
  link: given,
  number,
});
const opened = (): PaymentAction => ({ type: 'link-opened', shownIn: 'redirect', sent: inquiries });
const TIME: PaymentAction = { type: 'time-passed' };
const fails = (code: QrisErrorCode, retryAfterMs?: number): PaymentAction => ({
  type: 'failed',
  error: new QrisError(code, '', { retryAfterMs }),
});
const RETURNED: PaymentAction = { type: 'returned' };
const ASK: PaymentAction = { type: 'status-requested' };
const APPLY: PaymentAction = { type: 'link-requested' };

const applying = () => go(idle(), [APPLY]);
const opening = () => go(applying(), [received(link), opened()]);
const open = () => go(opening(), [RETURNED]);
const checking = () => go(open(), [ASK]);
const settling = () => go(open(), [TIME], END);
const settled = () => go(settling(), [TIME, answer(says('07'))], SETTLED);
const cancelled = () => go(open(), [answer(says('05'))]);
/** After a reload the link itself is gone. */
const afterReload = () => go(open(), [{ type: 'disconnected' }]);
/** A second link, made after the first one was cancelled. */
const second = () => go(go(cancelled(), [APPLY]), [received(secondLink, '2'), opened(), RETURNED]);

describe('a press', () => {
  it.each<[string, PaymentState, NextAction]>([
    ['at rest', idle(), 'apply'],
    ['if this tab can remember nothing', idle({ record: 'unknown' }), 'check-then-apply'],
    ['with a link that was asked for ahead', go(idle(), [received(link)]), 'open'],
    ['while a link is asked for', applying(), 'wait'],
    ['while the webview opens', opening(), 'wait'],
    ['with a living link', open(), 'open'],
    ['with a living link, begun at most', go(open(), [answer(says('01'))]), 'open'],
    ['with a link that ends at once', go(open(), [TIME], END - 9000), 'check'],
    ['with a living link, while a payment is under way', go(open(), [answer(says('03'))]), 'check'],
    ['with a living link, at an unknown code', go(open(), [answer(says('99'))]), 'check'],
    ['after a reload', afterReload(), 'check-then-apply'],
    ['while the status is asked for', checking(), 'wait'],
    ['right after the end', settling(), 'check'],
    ['after the end, once all is known', settled(), 'check-then-apply'],
    ['after the end, and nobody was asked since', go(settling(), [TIME], SETTLED), 'check'],
    ['after the end, while a payment is under way', go(settled(), [answer(says('02'))]), 'check'],
    ['when it is paid', go(open(), [answer(says('00'))]), 'wait'],
    ['after a cancellation', cancelled(), 'apply'],
    ['after a failure', go(open(), [answer(says('06'))]), 'apply'],
    ['after a refund', go(open(), [answer(says('04'))]), 'wait'],
    ['after another amount was paid', go(open(), [answer(MISMATCH)]), 'wait'],
    ['on a second link, while the first one’s failure is told', second(), 'open'],
    ['after an error', go(applying(), [fails('unavailable')]), 'apply'],
    ['after no answer', go(applying(), [fails('timeout')]), 'check-then-apply'],
    ['after a lost connection', go(applying(), [fails('network')]), 'check-then-apply'],
    ['after a failed inquiry', go(idle(), [ASK, fails('network')]), 'apply'],
    [
      'after a failed inquiry, in doubt',
      go(settled(), [ASK, fails('network')]),
      'check-then-apply',
    ],
    ['on a reference that was paid', go(applying(), [fails('duplicate_reference')]), 'check'],
    ['while an error asks to wait', go(applying(), [fails('rate_limited', 5000)]), 'wait'],
    ['after a blocked window', go(open(), [fails('popup_blocked')]), 'open'],
    ['once the payment began again', go(open(), [{ type: 'reset', facts: open().facts }]), 'open'],
    [
      'once a paid one began again',
      go(idle(), [{ type: 'reset', facts: go(open(), [answer(says('00'))]).facts }]),
      'check',
    ],
  ])('%s', (_name, state, step) => {
    expect(nextAction(state)).toBe(step);
  });

  it.each<[string, PaymentState, string, NextAction]>([
    ['after a reload, the same link', afterReload(), '07', 'apply'],
    ['after a reload, nothing while a payment is under way', afterReload(), '03', 'check'],
    ['after the end, another link', settled(), '07', 'apply'],
    ['after the end, another link', settled(), '01', 'apply'],
    ['after the end, nothing while a payment is under way', settled(), '02', 'check'],
    ['right after the end, nothing', settling(), '07', 'check'],
    ['right after the end, another link if it was cancelled', settling(), '05', 'apply'],
    ['with a living link, that one', open(), '07', 'open'],
    ['in doubt, a link', idle({ record: 'unknown' }), '07', 'apply'],
    ['in doubt, nothing while a payment is under way', idle({ record: 'unknown' }), '99', 'check'],
    ['on a paid order, nothing', settled(), '00', 'wait'],
  ])('%s, if the inquiry that it began says so', (_name, state, code, step) => {
    const status = says(code);
    const after = go(go(state, [ASK], state.facts.now), [answer(status)], state.facts.now);
    expect(nextAction(after, status)).toBe(step);
  });
});

/** Every state that a payment can be in, with every answer on top. */
const RECORDS: Partial<PaymentFacts>[] = [
  { record: 'none' },
  { record: 'unknown' },
  { record: {} },
  ...[-60_000, -59_999, -1, 0, 1, 9999, 10_000, 600_000].flatMap((left) =>
    [true, false].flatMap((isOpened) =>
      [link, undefined].flatMap((held) =>
        [undefined, says('05'), says('05', { referenceNo: 'A' })].map((statusBefore) => ({
          record: { link: { expiresAt: NOW + left, number: '1' }, statusBefore },
          link: left > 0 ? held : undefined,
          isOpened,
        })),
      ),
    ),
  ),
];
const CODES = ['00', '01', '02', '03', '04', '05', '06', '07', '99', ''];
const VIEWS: PaymentState[] = [
  idle(),
  { ...idle(), name: 'applying' },
  { ...idle(), name: 'opening', shownIn: 'popup' },
  { ...idle(), name: 'open', shownIn: undefined },
  { ...idle(), name: 'checking', shownIn: undefined },
  { ...idle(), name: 'expired' },
  {
    ...idle(),
    name: 'error',
    error: new QrisError('network', ''),
    during: 'applying',
    retryAt: undefined,
  },
];

it('never leads to a second payment, and never to nothing, in any state', () => {
  for (const view of VIEWS) {
    for (const known of RECORDS) {
      for (const code of [undefined, ...CODES]) {
        const before: PaymentState = { ...view, facts: { ...view.facts, ...known } };
        const state = code === undefined ? before : go(before, [answer(says(code))]);
        const step = nextAction(state);
        const { record, link: held, isOpened } = state.facts;
        const end = typeof record === 'object' ? record.link?.expiresAt : undefined;
        const isFreed = typeof record === 'object' && record.final !== undefined;
        const what = `${state.name} ${JSON.stringify(state.facts)} ${code}`;
        if (code !== undefined && /^(00|02|03|04|99|)$/.test(code)) {
          expect(step, what).toMatch(/^(check|wait)$/);
        }
        if (step === 'apply' && isOpened && end !== undefined) expect(isFreed, what).toBe(true);
        if (step === 'open') {
          expect(held, what).toBeDefined();
          expect((end ?? 0) - NOW, what).toBeGreaterThanOrEqual(10_000);
        }
        const isBusy = /^(applying|opening|checking|paid)$/.test(state.name);
        if (!isBusy && code !== '04') expect(step, what).not.toBe('wait');
      }
    }
  }
});

const STATES: Record<string, () => PaymentState> = {
  idle: () => idle(),
  applying,
  opening,
  open,
  checking: () => go(settled(), [ASK], SETTLED),
  'checking with a link': checking,
  expired: settling,
  paid: () => go(open(), [answer(says('00'))]),
  failed: cancelled,
  error: () => go(applying(), [fails('rate_limited', 5000)]),
};
const ACTIONS: Record<string, () => PaymentAction> = {
  apply: () => APPLY,
  open: opened,
  show: () => ({ type: 'webview-shown' }),
  return: () => RETURNED,
  check: () => ASK,
  'know paid': () => answer(says('00')),
  'know mismatch': () => answer(MISMATCH),
  'know pending': () => answer(says('03')),
  'know not found': () => answer(says('07')),
  'know cancelled': () => answer(says('05')),
  'know refunded': () => answer(says('04')),
  fail: () => fails('network'),
  disconnect: () => ({ type: 'disconnected' }),
  reset: () => ({ type: 'reset', facts: NO_FACTS }),
};

type Row = Record<string, PaymentState['name']>;
const FORBIDS: Row = { 'know paid': 'paid', 'know mismatch': 'failed', 'know refunded': 'failed' };
const ENDS: Row = { ...FORBIDS, 'know cancelled': 'failed' };

/** The whole table; what is not listed leaves the name of the state as it is. */
const NEXT: Record<string, Row> = {
  idle: {
    ...FORBIDS,
    'know pending': 'expired',
    apply: 'applying',
    open: 'opening',
    check: 'checking',
    fail: 'error',
  },
  applying: {
    ...FORBIDS,
    'know pending': 'expired',
    open: 'opening',
    return: 'open',
    fail: 'error',
    disconnect: 'idle',
    reset: 'idle',
  },
  opening: {
    ...ENDS,
    show: 'open',
    return: 'open',
    check: 'checking',
    fail: 'error',
    disconnect: 'open',
    reset: 'idle',
  },
  open: {
    ...ENDS,
    apply: 'applying',
    open: 'opening',
    check: 'checking',
    fail: 'error',
    reset: 'idle',
  },
  checking: {
    ...FORBIDS,
    'know pending': 'expired',
    'know not found': 'expired',
    'know cancelled': 'failed',
    fail: 'error',
    disconnect: 'expired',
    reset: 'idle',
  },
  'checking with a link': {
    ...ENDS,
    'know pending': 'open',
    'know not found': 'open',
    fail: 'open',
    disconnect: 'open',
    reset: 'idle',
  },
  expired: {
    ...ENDS,
    apply: 'applying',
    open: 'opening',
    check: 'checking',
    fail: 'error',
    reset: 'idle',
  },
  paid: { reset: 'idle' },
  failed: {
    ...FORBIDS,
    'know pending': 'expired',
    apply: 'applying',
    open: 'opening',
    check: 'checking',
    fail: 'error',
    reset: 'idle',
  },
  error: {
    ...FORBIDS,
    'know pending': 'expired',
    'know cancelled': 'failed',
    apply: 'applying',
    open: 'opening',
    check: 'checking',
    reset: 'idle',
  },
};

describe.each(Object.entries(STATES))('%s', (stateName, make) => {
  it.each(Object.entries(ACTIONS))('on %s', (name, action) => {
    const state = make();
    const next = go(state, [action()], state.facts.now);
    expect(next.name).toBe(NEXT[stateName]?.[name] ?? state.name);
  });
});

describe('a link', () => {
  it('is forgotten at its end, whatever is under way, and its end is known', () => {
    for (const state of [opening(), open(), checking()]) {
      const next = go(state, [TIME], END);
      expect(JSON.stringify(next)).not.toContain('secret');
      expect(next.name).toBe(state.name === 'checking' ? 'checking' : 'expired');
      expect(openedLink(next)).toBeUndefined();
    }
  });

  it('ends when Pivot says so, and the settlement runs from then', () => {
    const told = go(open(), [answer(says('07', { hasLinkEnded: true }))], NOW + MINUTE);
    expect(told.name).toBe('expired');
    expect(nextAction(told)).toBe('check');
    const later = go(told, [answer(says('07', { hasLinkEnded: true }))], NOW + 2 * MINUTE);
    expect(nextAction(later)).toBe('check-then-apply');
  });

  it('does not end because Pivot has ended an earlier one', () => {
    const told = () => answer(says('07', { hasLinkEnded: true }));
    const first = go(go(open(), [told()]), [told()], NOW + MINUTE);
    const next = go(
      first,
      [APPLY, received(secondLink, '2'), opened(), RETURNED, told()],
      NOW + MINUTE,
    );
    expect(next.name).toBe('open');
  });

  it('that was never opened is no reason to wait after its end', () => {
    const ended = go(go(idle(), [received(link)]), [TIME], END);
    expect(nextAction(ended)).toBe('check-then-apply');
    const status = says('07');
    expect(nextAction(go(ended, [ASK, answer(status)], END), status)).toBe('apply');
  });

  it('that had ended when it came is not opened', () => {
    expect(go(applying(), [received({ ...link, expiresAt: NOW })]).name).toBe('expired');
  });

  it('may not be paid for as long as the clock may be wrong', () => {
    const late = go(open(), [TIME, answer(says('07'))], SETTLED, 10 * MINUTE);
    expect(nextAction(late)).toBe('check');
    expect(nextAction(go(late, [TIME, answer(says('07'))], SETTLED, 0))).toBe('check-then-apply');
  });

  it('may not be paid again by an answer that left too early', () => {
    const before = go(open(), [TIME, answer(says('07'), 1)], SETTLED);
    expect(nextAction(before)).toBe('check');
    expect(nextAction(before, says('07'))).toBe('check');
  });
});

describe('an answer', () => {
  it('about an earlier link does not end the next one', () => {
    expect(go(second(), [answer(says('05'))]).name).toBe('open');
    const told = go(second(), [answer(says('05'))], END - 1);
    const ended = go(told, [TIME, answer(says('05'))], SETTLED);
    expect(ended.name).toBe('expired');
  });

  it.each<[string, Partial<PaymentStatus>]>([
    ['number', { referenceNo: 'B' }],
    ['time', { time: 'later' }],
    ['link', { returnedFrom: '2' }],
  ])('that differs by its %s does', (_name, more) => {
    const before = { referenceNo: 'A', time: 'earlier' };
    const first = go(open(), [answer(says('05', 'returnedFrom' in more ? {} : before))]);
    const next = go(first, [APPLY, received(secondLink, '2'), opened(), RETURNED]);
    const status = says('05', 'returnedFrom' in more ? more : { ...before, ...more });
    expect(go(next, [answer(status)]).name).toBe('failed');
  });

  it('to an older question counts only if it forbids to pay', () => {
    const old = (code: string) => ({ ...answer(says(code)), inquiry: 0 }) as const;
    const known = go(open(), [answer(says('07'))]);
    expect(go(known, [old('05')])).toBe(known);
    expect(nextAction(go(known, [old('03')]))).toBe('check');
    expect(go(known, [old('00')]).name).toBe('paid');
  });

  it('is told once', () => {
    const refunded = go(open(), [answer(says('04'))]);
    expect(go(refunded, [answer(says('04'))])).toMatchObject({
      name: 'failed',
      status: 'status' in refunded ? refunded.status : undefined,
    });
  });
});

describe('asking', () => {
  const next = ({ facts }: PaymentState) => nextInquiryAt(facts, 0.5);

  it('begins with the opening, goes on at steps, and after the end', () => {
    expect(next(idle())).toBeUndefined();
    expect(next(opening())).toBe(NOW + 2000);
    const asked = go(open(), [answer(says('07')), answer(says('07'))], NOW + 9000);
    expect(next(asked)).toBe(NOW + 12_000);
    expect(next(settling())).toBe(END + 2000);
    expect(next(settled())).toBe(SETTLED + 2000);
  });

  it('takes silence for one more step, and waits as long as the server asks', () => {
    const silent = (error: QrisError) => go(open(), [{ type: 'inquiry-failed', error }]);
    expect(next(silent(new QrisError('timeout', '')))).toBe(NOW + 2000);
    const limited = silent(new QrisError('rate_limited', '', { retryAfterMs: 45_000 }));
    expect(next(limited)).toBe(NOW + 45_000);
    expect(next(silent(new QrisError('unauthorized', '')))).toBeUndefined();
    expect(limited.name).toBe('open');
  });

  it('ends once the answer is final, and a while after the settlement', () => {
    expect(next(cancelled())).toBeUndefined();
    expect(next(go(open(), [answer(says('00'))]))).toBeUndefined();
    expect(next(go(settling(), [answer(says('07'))], SETTLED + MINUTE))).toBeUndefined();
    expect(next(go(second(), [answer(says('05'))]))).toBeDefined();
  });
});

it('ends the wait that an error asked for, and never waits longer', () => {
  const waiting = go(applying(), [fails('rate_limited', 5000)]);
  expect(nextAction(go(waiting, [TIME], NOW + 4999))).toBe('wait');
  expect(nextAction(go(waiting, [TIME], NOW + 5000))).toBe('apply');
  const setBack = go(waiting, [TIME], NOW - MINUTE);
  expect(nextAction(go(setBack, [TIME], NOW - MINUTE + 5000))).toBe('apply');
});

describe('the buttons of an order', () => {
  const learn = (state: PaymentState, { facts }: PaymentState) =>
    go(state, [{ type: 'facts-changed', facts }]);

  it('know of each other’s link', () => {
    expect(learn(idle(), open()).name).toBe('idle');
    expect(nextAction(learn(idle(), open()))).toBe('open');
    expect(learn(cancelled(), second()).name).toBe('open');
  });

  it('know what forbids to pay', () => {
    expect(learn(idle(), go(open(), [answer(says('00'))])).name).toBe('paid');
    expect(nextAction(learn(idle(), go(open(), [answer(says('03'))])))).toBe('check');
    expect(learn(open(), cancelled()).name).toBe('failed');
    expect(learn(idle(), cancelled()).name).toBe('idle');
  });
});
