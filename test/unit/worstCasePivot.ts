import { now } from './virtualTime.ts';

/** What Pivot does not publish, so that each run of the model may have it its own way. */
export interface Dialect {
  /** How long a link lives. */
  lifeMs: number;
  /** What tells one transaction from another in a status reply. */
  tells: 'number' | 'time' | 'nothing';
  /** The answer about a reference without a transaction. */
  neverBegun: '4045501' | '4045500' | '4035500' | '07';
  /** Whether `urlExpiry` is seven hours late; the link's token has the right end. */
  isExpiryLate: boolean;
  /** Whether `responseCode` is a number. */
  writesNumbers: boolean;
}

export const CALLS = ['token-b2b', 'token-b2b2c', 'apply-ott', 'status'] as const;
export type Call = (typeof CALLS)[number];

/** A link as Pivot knows it; it can be paid until its end, as often as somebody likes. */
export interface Link {
  id: number;
  partnerReferenceNo: string;
  wallet: string;
  redirectUrl: string;
  paymentUrl: string;
  madeAt: number;
  endsAt: number;
}

export interface Transaction {
  /** Counts from 1, in the order in which they were begun. */
  id: number;
  link: Link;
  amount: string;
  /** What became of it, and from when inquiries know it. */
  history: { status: string; knownFrom: number }[];
}

/** What a client has been told by an inquiry. */
export interface Told<Client> {
  by: Client;
  partnerReferenceNo: string;
  wallet: string;
  /** `none` if Pivot named no transaction. */
  status: string;
  transaction: Transaction | undefined;
  at: number;
}

/** The fields of all calls. */
interface Body {
  authCode?: string;
  originalPartnerReferenceNo?: string;
  additionalInfo?: { partnerReferenceNo?: string; redirectUrl?: string };
}

/** What a call does, when it arrives; `told` is noted once the reply has come. */
interface Reply {
  responseCode: string;
  body?: Record<string, unknown>;
  told?: Omit<Told<unknown>, 'by' | 'at'>;
}

/** Half of the time from a call to its reply. */
const TRANSIT_MS = 40;
const CUSTOMER_PREFIX = 'Bearer customer-token-of:';
const JAKARTA_MS = 7 * 60 * 60_000;

/** The status as it truly is, whether inquiries know it or not. */
export const trueStatus = ({ history }: Transaction): string => history.at(-1)?.status ?? '';

export const knownStatus = ({ history }: Transaction): string | undefined =>
  history.findLast(({ knownFrom }) => knownFrom <= now())?.status;

/** Whether it may still become a payment. */
export const isOpen = (status: string): boolean => !['00', '05', '06'].includes(status);

/**
 * A Pivot that is as unhelpful as its documents allow. A link can be paid until its end, several
 * times; what became of a payment is known up to a minute later; an inquiry reports the latest
 * transaction of the reference and of the wallet that asks. It checks no signatures.
 */
export function createWorstCasePivot<Client>(dialect: Dialect) {
  const links: Link[] = [];
  const transactions: Transaction[] = [];
  const told: Told<Client>[] = [];
  const refusals: Record<Call, string[]> = {
    'token-b2b': [],
    'token-b2b2c': [],
    'apply-ott': [],
    status: [],
  };
  const delays: Record<Call, number> = {
    'token-b2b': 0,
    'token-b2b2c': 0,
    'apply-ott': 0,
    status: 0,
  };

  function latest(partnerReferenceNo: string, wallet: string): Transaction | undefined {
    return transactions.findLast(
      (transaction) =>
        transaction.link.partnerReferenceNo === partnerReferenceNo &&
        transaction.link.wallet === wallet &&
        knownStatus(transaction) !== undefined,
    );
  }

  function makeLink(info: NonNullable<Body['additionalInfo']>, wallet: string): Reply {
    const { partnerReferenceNo = '', redirectUrl = '' } = info;
    const id = links.length + 1;
    // The token's end has no fraction of a second.
    const endsAt = Math.floor(now() / 1000) * 1000 + dialect.lifeMs;
    const claims = btoa(JSON.stringify({ exp: endsAt / 1000, session: id }));
    const paymentUrl = `https://wallet.example/whitelabel/qris-payment?token=e30.${claims}.c2ln`;
    links.push({
      id,
      partnerReferenceNo,
      wallet,
      redirectUrl,
      paymentUrl,
      madeAt: now(),
      endsAt,
    });
    const urlExpiry = jakartaTime(endsAt + (dialect.isExpiryLate ? JAKARTA_MS : 0));
    return {
      responseCode: '2004900',
      body: {
        userResources: [{ resourceType: 'OTT', value: `session-${id}` }],
        additionalInfo: { paymentUrl, urlExpiry },
      },
    };
  }

  function inquire(partnerReferenceNo: string, wallet: string): Reply {
    const transaction = latest(partnerReferenceNo, wallet);
    const status = transaction && knownStatus(transaction);
    if (transaction === undefined || status === undefined) {
      const about = { partnerReferenceNo, wallet, status: 'none', transaction: undefined };
      const { neverBegun } = dialect;
      const isAlive = links.some(
        (link) => link.partnerReferenceNo === partnerReferenceNo && link.endsAt > now(),
      );
      if (neverBegun === '07') return { ...statusReply(partnerReferenceNo, '07', {}), told: about };
      // It says that a link has ended, so that none may live.
      const responseCode = neverBegun === '4035500' && isAlive ? '4045501' : neverBegun;
      return { responseCode, told: about };
    }
    const signs = {
      number: { originalReferenceNo: `pivot-${transaction.id}` },
      time: { paidTime: jakartaTime(transaction.history[0]?.knownFrom ?? 0) },
      nothing: {},
    }[dialect.tells];
    return {
      ...statusReply(partnerReferenceNo, status, {
        ...signs,
        transAmount: { value: transaction.amount, currency: 'IDR' },
      }),
      told: { partnerReferenceNo, wallet, status, transaction },
    };
  }

  function act(call: Call, headers: Headers, body: Body): Reply {
    const refusal = refusals[call].shift();
    if (refusal !== undefined) return { responseCode: refusal };
    const wallet = (headers.get('authorization-customer') ?? '').slice(CUSTOMER_PREFIX.length);
    switch (call) {
      case 'token-b2b':
        return {
          responseCode: '2007300',
          body: { accessToken: `b2b-${now()}`, tokenType: 'Bearer', expiresIn: '900' },
        };
      case 'token-b2b2c':
        return {
          responseCode: '2007400',
          body: {
            accessToken: `${CUSTOMER_PREFIX.slice(7)}${body.authCode}`,
            tokenType: 'Bearer',
            accessTokenExpiryTime: jakartaTime(now() + 900_000),
            refreshToken: 'refresh-token',
            refreshTokenExpiryTime: jakartaTime(now() + 86_400_000),
          },
        };
      case 'apply-ott':
        return makeLink(body.additionalInfo ?? {}, wallet);
      case 'status':
        return inquire(body.originalPartnerReferenceNo ?? '', wallet);
    }
  }

  function write({ responseCode, body }: Reply): Response {
    const code = dialect.writesNumbers ? Number(responseCode) : responseCode;
    const text = JSON.stringify({ responseCode: code, responseMessage: 'as told', ...body });
    return new Response(text, {
      status: Number(responseCode.slice(0, 3)),
      headers: { 'Content-Type': 'application/json', Date: new Date(now()).toUTCString() },
    });
  }

  return {
    links,
    transactions,
    told,
    refusals,
    /** How much later than usual each call is answered; half of it before Pivot acts. */
    delays,
    latest,
    /** The network from one process to here. Who has died is answered nothing more. */
    connect: (by: Client, isAlive: () => boolean): typeof fetch => {
      return async (input, init) => {
        const request = new Request(input, init);
        const call = callAt(request.url);
        const transitMs = TRANSIT_MS + delays[call] / 2;
        const body: Body = await request.json();
        await transit(transitMs, isAlive, request.signal);
        const { told: tells, ...reply } = act(call, request.headers, body);
        const response = write(reply);
        await transit(transitMs, isAlive, request.signal);
        if (tells !== undefined) told.push({ ...tells, by, at: now() });
        return response;
      };
    },
    /** Ends a link before its time. */
    end(link: Link) {
      link.endsAt = Math.min(link.endsAt, now());
    },
    /** Somebody begins to pay, if the link lives. */
    pay(link: Link, status: string, lagMs: number, amount: string): Transaction | undefined {
      if (link.endsAt <= now()) return undefined;
      const history = [{ status, knownFrom: now() + lagMs }];
      const transaction = { id: transactions.length + 1, link, amount, history };
      transactions.push(transaction);
      return transaction;
    },
    /** A payment under way goes on. What was only begun goes on no longer than its link lives. */
    proceed(transaction: Transaction, status: string, lagMs: number): boolean {
      const before = trueStatus(transaction);
      if (!isOpen(before) || (before === '01' && transaction.link.endsAt <= now())) return false;
      const known = transaction.history.at(-1)?.knownFrom ?? 0;
      transaction.history.push({ status, knownFrom: Math.max(known, now() + lagMs) });
      return true;
    },
  };
}

/** Lets a message travel; who has died hears nothing more of it. */
function transit(ms: number, isAlive: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => isAlive() && reject(signal.reason));
    setTimeout(() => isAlive() && resolve(), ms);
  });
}

function callAt(url: string): Call {
  const { pathname } = new URL(url);
  if (pathname.endsWith('/access-token/b2b')) return 'token-b2b';
  if (pathname.endsWith('/access-token/b2b2c')) return 'token-b2b2c';
  if (pathname.endsWith('/qr/apply-ott')) return 'apply-ott';
  if (pathname.endsWith('/debit/status')) return 'status';
  throw new Error(`Pivot has no ${pathname}`);
}

function statusReply(
  partnerReferenceNo: string,
  latestTransactionStatus: string,
  more: Record<string, unknown>,
): Reply {
  return {
    responseCode: '2005500',
    body: {
      originalPartnerReferenceCode: partnerReferenceNo,
      serviceCode: '54',
      latestTransactionStatus,
      ...more,
    },
  };
}

function jakartaTime(at: number): string {
  return `${new Date(at + JAKARTA_MS).toISOString().slice(0, 23)}000+07:00`;
}
