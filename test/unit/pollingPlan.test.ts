import { describe, expect, it } from 'vitest';
import { QrisError } from '../../src/core/endpoint/errors.ts';
import { pollingPlan } from '../../src/core/payment/pollingPlan.ts';

const MINUTE = 60_000;

describe('the wait before the next inquiry', () => {
  const waits = (luck: number) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 99].map(
      (asked) => Math.round(pollingPlan.waitAfter(asked, luck, null)) / 1000,
    );

  it('grows in steps, and then stays', () => {
    expect(waits(0.5)).toEqual([2, 2, 3, 5, 8, 13, 20, 30, 30]);
  });

  it('differs by a fifth between two customers', () => {
    expect(waits(0)).toEqual([1.8, 1.8, 2.7, 4.5, 7.2, 11.7, 18, 27, 27]);
    expect(waits(1)).toEqual([2.2, 2.2, 3.3, 5.5, 8.8, 14.3, 22, 33, 33]);
  });

  it('is no shorter than the server asks for, and no shorter than the step', () => {
    const asksFor = (retryAfterMs: number) => new QrisError('rate_limited', '', { retryAfterMs });
    expect(pollingPlan.waitAfter(1, 0.5, asksFor(45_000))).toBe(45_000);
    expect(pollingPlan.waitAfter(7, 0.5, asksFor(1000))).toBe(30_000);
  });
});

describe('the end of asking', () => {
  it('is after all that the link could pay has become known', () => {
    expect(pollingPlan.getEnd(0, 15 * MINUTE)).toBe(17 * MINUTE);
    expect(pollingPlan.getEnd(0, 15 * MINUTE, 5 * MINUTE)).toBe(21 * MINUTE);
  });

  it('leaves time for an inquiry after the settlement, however luck has it', () => {
    const settled = 16 * MINUTE;
    const longest = pollingPlan.waitAfter(99, 1, null);
    expect(pollingPlan.getEnd(0, 15 * MINUTE) - settled).toBeGreaterThan(longest);
  });

  it('takes a link to live as long as links do if nobody knows its end', () => {
    expect(pollingPlan.getEnd(MINUTE, undefined)).toBe(18 * MINUTE);
  });

  it('begins again with the customer who asks long after the end', () => {
    expect(pollingPlan.getEnd(60 * MINUTE, 15 * MINUTE)).toBe(62 * MINUTE);
  });
});
