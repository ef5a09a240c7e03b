/** How long after a link's end a payment of its last second may become known, in ms. */
export const SETTLEMENT_MS = 60_000;
/** A `Date` header counts whole seconds, so no page knows Pivot's clock better than this, in ms. */
export const CLOCK_ERROR_MS = 2500;

/** SNAP's status codes, and one that SNAP does not list. */
export type Code = '00' | '01' | '02' | '03' | '05' | '06' | '99';

interface Transaction {
  number: string;
  code: Code;
  amount: string;
  /** What an inquiry says of it, and from when on. */
  told: { code: Code; at: number }[];
}

/** A payment link as Pivot knows it. */
export interface Link {
  url: string;
  reference: string;
  customer: string;
  redirectUrl: string;
  failedRedirectUrl: string;
  /** Epoch ms of Pivot's clock. */
  endsAt: number;
  /** What its reply said, or was taken to say. */
  toldEnd: number;
  /** Pivot ended it before its time. */
  isCutShort: boolean;
  transaction: Transaction | undefined;
  /** A customer has been led to it. */
  isOpened: boolean;
  /** The how many-th opening was its latest. */
  opening: number;
  /** The page that opened it is gone, and had nowhere to remember it. */
  isForgotten: boolean;
}

export type Pivot = ReturnType<typeof createPivot>;

/**
 * A Pivot that is no kinder than what it publishes: a link can be paid until its end by Pivot's
 * clock, a reference can be paid more than once, what was paid may become known late, and an
 * inquiry reports the latest transaction of a reference, of whichever link it is.
 *
 * @param tellsEnd whether a reply says when its link ends; without it, links live 15 minutes.
 */
export function createPivot(tellsEnd: boolean) {
  const lifeMs = tellsEnd ? 60_000 : 15 * 60_000;
  const startedAt = Date.now() - performance.now();
  const links: Link[] = [];
  const begun: { reference: string; transaction: Transaction }[] = [];
  let slept = 0;

  function now(): number {
    return performance.now() + startedAt + slept;
  }

  function isLiving(link: Link): boolean {
    return !isDead(link) && now() < link.endsAt;
  }

  /** Whether a link may still be paid, or was paid: nobody may be asked to pay something else. */
  function mayStillSucceed(link: Link): boolean {
    if (isDead(link)) return false;
    const { code = '07' } = link.transaction ?? {};
    if (code !== '01' && code !== '07') return true;
    return now() < link.endsAt + SETTLEMENT_MS - CLOCK_ERROR_MS;
  }

  return {
    links,
    tellsEnd,
    lifeMs,
    now,
    isLiving,
    mayStillSucceed,

    /** The device sleeps, and its monotonic clock stands still. */
    sleep(ms: number) {
      slept += ms;
    },

    makeLink(link: Pick<Link, 'reference' | 'customer' | 'redirectUrl' | 'failedRedirectUrl'>) {
      const endsAt = Math.ceil((now() + lifeMs) / 1000) * 1000;
      const claims = btoa(JSON.stringify(tellsEnd ? { exp: endsAt / 1000 } : {}));
      const made: Link = {
        ...link,
        url: `https://wallet-stg.harsya.com/pay?token=e30.${claims}.secret${links.length}`,
        endsAt,
        toldEnd: endsAt,
        isCutShort: false,
        transaction: undefined,
        isOpened: false,
        opening: 0,
        isForgotten: false,
      };
      links.push(made);
      return made;
    },

    /** Moves the payment of a link on; an inquiry tells it `lateMs` later. */
    move(link: Link, code: Code, { lateMs = 0, amount = PRICE } = {}) {
      if (link.transaction === undefined) {
        link.transaction = { number: `T${begun.length}`, code, amount, told: [] };
        begun.push({ reference: link.reference, transaction: link.transaction });
      }
      link.transaction.code = code;
      link.transaction.told.push({ code, at: now() + lateMs });
    },

    cutShort(link: Link) {
      link.endsAt = Math.min(link.endsAt, now());
      link.isCutShort = true;
    },

    /** What an inquiry says of a reference: its latest transaction that is known by now. */
    inquire(reference: string): { code: Code; transaction: Transaction; at: number } | undefined {
      for (const { transaction, reference: other } of begun.toReversed()) {
        const known = transaction.told.findLast(({ at }) => at <= now());
        if (other === reference && known) return { ...known, transaction };
      }
      return undefined;
    },
  };
}

/** What an order costs. */
export const PRICE = '36000.00';

/** Whether the payment of a link has come to nothing, which ends the link, too. */
export function isDead({ transaction }: Link): boolean {
  return transaction?.code === '05' || transaction?.code === '06';
}

/** Whether the money of a link is on its way or there. */
export function isPaid({ transaction }: Link): boolean {
  return transaction?.code === '00';
}
