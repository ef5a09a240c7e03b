import { type Code, isDead, isPaid, type Link, type Pivot } from './pivot.ts';

/**
 * What a customer does at the webviews that have been opened, in this tab or elsewhere.
 *
 * @param customer who it is now: nobody pays what another has opened.
 */
export function createWebviews(pivot: Pivot, customer: () => string) {
  function opened(): Link[] {
    return pivot.links.filter((link) => link.isOpened);
  }

  return {
    opened,

    /** Moves a payment on, at the latest webview where that can be done, or at the first. */
    pay(code: Code, which: 0 | -1 = -1, how?: { lateMs?: number; amount?: string }) {
      const link = opened()
        .filter((other) => pivot.isLiving(other) && !isPaid(other))
        .at(which);
      if (link?.customer === customer()) pivot.move(link, code, how);
    },

    /** What was pending comes to its end. */
    settle(code: '00' | '06') {
      for (const link of opened()) {
        if (/02|03|99/.test(link.transaction?.code ?? '')) pivot.move(link, code);
      }
    },

    /** Pivot ends a link before its time. */
    cutShort() {
      const link = opened().findLast(
        (other) => pivot.isLiving(other) && other.transaction === undefined,
      );
      if (link) pivot.cutShort(link);
    },

    /** The query of the URL that the latest webview leads back to; undefined before a payment. */
    findReturn(): string | undefined {
      const link = opened().findLast(({ transaction }) => transaction !== undefined);
      if (link?.customer !== customer()) return undefined;
      return new URL(isDead(link) ? link.failedRedirectUrl : link.redirectUrl).search;
    },
  };
}
