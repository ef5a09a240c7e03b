import { describe, expect, it } from 'vitest';
import {
  decideLink,
  MIN_LIFE_MS,
  SETTLEMENT_MS,
  type LinkFacts,
  type LinkRecord,
} from '../../src/snap/linkDecision.ts';
import { type KnownStatus, toKnownStatus } from '../../src/snap/status.ts';

const NOW = 1_790_000_000_000;
const STATUSES = ['00', '01', '02', '03', '04', '05', '06', '07', '08', '99', ''];

const says = (latestTransactionStatus: string, more: Partial<KnownStatus> = {}): KnownStatus => ({
  latestTransactionStatus,
  ...more,
});

/** A link that ends `endsIn` ms from now, of the customer and the wallet that ask. */
const linkThatEnds = (endsIn: number, more: Partial<LinkRecord> = {}): LinkRecord => ({
  customerKey: 'ani',
  walletKey: 'wallet-1',
  link: { expiresAt: NOW + endsIn, number: '2' },
  ...more,
});

function decide(facts: Partial<LinkFacts>) {
  return decideLink({
    record: 'unknown',
    answer: undefined,
    now: NOW,
    customerKey: 'ani',
    walletKey: 'wallet-1',
    ...facts,
  });
}

const MAKE = { action: 'make' };
const ASK = { action: 'ask' };
const HAND_OUT = { action: 'hand-out' };
const refuse = (reason: string, retryAfterMs?: number) =>
  retryAfterMs === undefined
    ? { action: 'refuse', reason }
    : { action: 'refuse', reason, retryAfterMs };

describe('no record', () => {
  it('makes a link if there certainly was none', () => {
    expect(decide({ record: 'none' })).toEqual(MAKE);
  });

  it('asks if there may have been one', () => {
    expect(decide({ record: 'unknown' })).toEqual(ASK);
  });
});

/** What an inquiry decides once no link lives. */
const WITHOUT_LINK: readonly (readonly [LinkFacts['answer'], object])[] = [
  ['never-begun', MAKE],
  [says('00'), refuse('paid')],
  [says('01'), MAKE],
  [says('02'), refuse('payment-pending')],
  [says('03'), refuse('payment-pending')],
  [says('04'), refuse('paid')],
  [says('05'), MAKE],
  [says('06'), MAKE],
  [says('07'), MAKE],
  [says('08'), refuse('payment-pending')],
  [says(''), refuse('payment-pending')],
];

describe.each([
  ['unknown', 'unknown' as const],
  ['a link that ended long ago', linkThatEnds(-SETTLEMENT_MS)],
  ['no link came', { customerKey: 'ani', walletKey: 'wallet-1' }],
])('%s', (_name, record) => {
  it('asks first', () => {
    expect(decide({ record })).toEqual(ASK);
  });

  it.each(WITHOUT_LINK)('%j decides', (answer, decision) => {
    expect(decide({ record, answer })).toEqual(decision);
  });
});

describe('a link that lives', () => {
  it.each([
    [MIN_LIFE_MS, HAND_OUT],
    [MIN_LIFE_MS - 1, refuse('link-ends-soon', MIN_LIFE_MS - 1 + SETTLEMENT_MS)],
    [1, refuse('link-ends-soon', 1 + SETTLEMENT_MS)],
    [0, ASK],
  ])('with %i ms left', (endsIn, decision) => {
    expect(decide({ record: linkThatEnds(endsIn) })).toEqual(decision);
  });

  it.each(['01', '02', '03', '07', '08', ''])('is handed out again at status %j', (status) => {
    expect(decide({ record: linkThatEnds(60_000), answer: says(status) })).toEqual(HAND_OUT);
    expect(decide({ record: linkThatEnds(60_000), answer: 'never-begun' })).toEqual(HAND_OUT);
  });

  it.each(['05', '06'])('frees its reference once it is final with %s', (status) => {
    expect(decide({ record: linkThatEnds(60_000), answer: says(status) })).toEqual(MAKE);
    expect(decide({ record: linkThatEnds(60_000, { final: says(status) }) })).toEqual(MAKE);
  });

  it.each(['00', '04'])('is no longer handed out once it is final with %s', (status) => {
    const paid = refuse('paid');
    expect(decide({ record: linkThatEnds(60_000), answer: says(status) })).toEqual(paid);
    expect(decide({ record: linkThatEnds(60_000, { final: says(status) }) })).toEqual(paid);
  });

  it('is nobody else’s', () => {
    const record = linkThatEnds(60_000, { customerKey: 'budi' });
    expect(decide({ record })).toEqual(refuse('other-customer', 60_000 + SETTLEMENT_MS));
  });

  it('is freed no more if a later payment of it is under way', () => {
    const record = linkThatEnds(-SETTLEMENT_MS, { final: says('05') });
    expect(decide({ record, answer: says('03') })).toEqual(refuse('payment-pending'));
  });
});

describe('a link that has just ended', () => {
  it.each([
    [-1, SETTLEMENT_MS - 1],
    [-SETTLEMENT_MS + 1, 1],
  ])('frees nothing %i ms after its end but by a new final status', (endsIn, retryAfterMs) => {
    const record = linkThatEnds(endsIn);
    for (const status of ['01', '02', '03', '07', '08', '']) {
      expect(decide({ record, answer: says(status) })).toEqual(refuse('settling', retryAfterMs));
    }
    expect(decide({ record, answer: 'never-begun' })).toEqual(refuse('settling', retryAfterMs));
    expect(decide({ record, answer: says('00') })).toEqual(refuse('paid'));
    expect(decide({ record, answer: says('05') })).toEqual(MAKE);
    expect(decide({ record, answer: says('06') })).toEqual(MAKE);
  });

  it('believes no answer to an inquiry that left before all was known', () => {
    const facts = { record: linkThatEnds(-SETTLEMENT_MS - 5000), answer: 'never-begun' } as const;
    expect(decide({ ...facts, askedAt: NOW - 5001 })).toEqual(refuse('settling', 0));
    expect(decide({ ...facts, askedAt: NOW - 5000 })).toEqual(MAKE);
  });

  it('takes the settlement time that it is given', () => {
    const facts = { record: linkThatEnds(-5000), answer: 'never-begun' } as const;
    expect(decide({ ...facts, settlementMs: 5000 })).toEqual(MAKE);
    expect(decide({ ...facts, settlementMs: 5001 })).toEqual(refuse('settling', 1));
  });
});

describe('a final status that was known before the link', () => {
  const lives = (statusBefore: KnownStatus) => linkThatEnds(60_000, { statusBefore });

  it.each<[KnownStatus, KnownStatus]>([
    [says('05'), says('05')],
    [says('05', { referenceNo: 'A' }), says('05', { referenceNo: 'A' })],
    [says('05', { time: 'T1' }), says('05', { time: 'T1' })],
    [says('05', { referenceNo: 'A' }), says('05')],
    [says('05'), says('05', { time: 'T1' })],
    [says('01'), says('06')],
    [says('01', { referenceNo: 'A', time: 'T1' }), says('06', { referenceNo: 'A', time: 'T2' })],
    [says('05'), says('05', { returnedFrom: '1' })],
    [says('05', { referenceNo: 'A' }), says('05', { referenceNo: 'A', returnedFrom: '2' })],
    [says('01', { referenceNo: 'A' }), says('05', { referenceNo: 'A', returnedFrom: '2' })],
    [says('05', { time: 'T1' }), says('05', { time: 'T1', returnedFrom: '2' })],
  ])('%j is not told apart from %j, so the link stays', (statusBefore, answer) => {
    expect(decide({ record: lives(statusBefore), answer })).toEqual(HAND_OUT);
  });

  it.each<[KnownStatus, KnownStatus]>([
    [says('05'), says('06')],
    [says('05', { referenceNo: 'A' }), says('05', { referenceNo: 'B' })],
    [says('01', { referenceNo: 'A' }), says('05', { referenceNo: 'B' })],
    [says('05', { time: 'T1' }), says('05', { time: 'T2' })],
    [says('05'), says('05', { returnedFrom: '2' })],
    [says('01'), says('06', { returnedFrom: '2' })],
  ])('%j and then %j is news of this link', (statusBefore, answer) => {
    expect(decide({ record: lives(statusBefore), answer })).toEqual(MAKE);
  });
});

describe('a wallet that was linked anew', () => {
  const facts = { walletKey: 'wallet-2' };

  it.each([...STATUSES.map((status) => says(status)), 'never-begun' as const])(
    'says nothing good of the earlier one: %j',
    (answer) => {
      const isPaid =
        answer !== 'never-begun' && ['00', '04'].includes(answer.latestTransactionStatus);
      const decision = refuse(isPaid ? 'paid' : 'wallet-changed');
      expect(decide({ ...facts, record: linkThatEnds(-SETTLEMENT_MS), answer })).toEqual(decision);
    },
  );

  it('frees nothing while the link lives', () => {
    expect(decide({ ...facts, record: linkThatEnds(60_000), answer: says('05') })).toEqual(
      HAND_OUT,
    );
  });

  it('is free if the earlier one is known to have come to nothing', () => {
    const record = linkThatEnds(-SETTLEMENT_MS, { final: says('05') });
    expect(decide({ ...facts, record, answer: 'never-begun' })).toEqual(MAKE);
  });
});

it('reads what identifies a transaction, whatever its names and types', () => {
  const latestTransactionStatus = '05';
  expect(
    toKnownStatus({ latestTransactionStatus, originalReferenceNo: 'A', transactionDate: 'T' }),
  ).toEqual({ latestTransactionStatus, referenceNo: 'A', time: 'T' });
  expect(
    toKnownStatus({ latestTransactionStatus, referenceNo: 7, paidTime: 'P', transactionDate: 'T' }),
  ).toEqual({ latestTransactionStatus, referenceNo: '7', time: 'P' });
  expect(toKnownStatus({ latestTransactionStatus, paidTime: '', referenceNo: null })).toEqual({
    latestTransactionStatus,
  });
});
