import { isDead, type Link, type Pivot, PRICE, SETTLEMENT_MS } from './pivot.ts';

export interface EndpointSetup {
  /** Whether it hands out the living link of a reference, or asks Pivot for another each time. */
  proxy: 'recordless' | 'remembers';
  /** Whether a reply says which transaction it is about. */
  tellsApart: boolean;
  /** Whether replies say what the order costs. */
  namesPrice: boolean;
  /** What an inquiry says of a reference that nobody has begun to pay. */
  unbegun: '404' | '07';
  /** Whether replies have a `Date`. */
  dates: 'right' | 'absent';
  /** Whether a request ends when it is aborted, as `fetch` does. */
  heedsAbort: boolean;
}

type Asker = 'page' | 'other window';

/** The answer to an inquiry of the page, or of a return page in another window. */
interface Answer {
  reference: string;
  code: string;
  amount: string | undefined;
  to: Asker;
  /** The how many-th inquiry it answers. */
  askedAs: number;
}

/** A request that is under way. */
interface Call {
  kind: 'apply' | 'status';
  reference: string;
  signal: AbortSignal | null | undefined;
  answer: () => void;
  fail: (error: Error) => void;
  refuse: (snapCase: string, retryAfterS?: number) => void;
}

export type Endpoint = ReturnType<typeof createEndpoint>;

/** The endpoint of a merchant who has built it without this package. */
export function createEndpoint(
  pivot: Pivot,
  setup: EndpointSetup,
  shop: {
    customer: () => string;
    /** Whether the order is one of this customer's. */
    mayAsk: (reference: string) => boolean;
    noteRequest: (kind: Call['kind']) => void;
  },
) {
  let calls: Call[] = [];
  /** What was answered, in the order of the inquiries. */
  let told: Answer[] = [];
  let asked = 0;

  const endpoint = {
    told: () => told,
    /** The URLs that were handed out. */
    links: new Set<string>(),
    /** How many replies this page has had. */
    replies: 0,
    /** Whether requests are answered as soon as they come. */
    answersAtOnce: false,
    /** A cache on the way adds a `Date` that is 20 minutes old. */
    hasOldDates: false,
    hadOldDates: false,

    async fetch(input: RequestInfo | URL, init?: RequestInit, from: Asker = 'page') {
      const url = input instanceof Request ? input.url : String(input);
      const body: unknown = JSON.parse(typeof init?.body === 'string' ? init.body : '{}');
      const kind = url.endsWith('/apply-ott') ? 'apply' : 'status';
      shop.noteRequest(kind);
      return new Promise<Response>((resolve, reject) => {
        const request = kind === 'apply' ? apply(body) : inquire(body, from);
        const finish = (act: () => void) => {
          calls = calls.filter((other) => other !== call);
          act();
        };
        const call: Call = {
          kind,
          reference: request.reference,
          signal: init?.signal,
          answer: () =>
            finish(() => {
              endpoint.replies += 1;
              resolve(request.answer(init?.signal));
            }),
          fail: (error) => finish(() => reject(error)),
          refuse: (snapCase, retryAfterS) =>
            finish(() => resolve(refuse(kind, snapCase, retryAfterS))),
        };
        calls.push(call);
        if (setup.heedsAbort) init?.signal?.addEventListener('abort', () => call.fail(aborted()));
        if (endpoint.answersAtOnce) call.answer();
      });
    },

    underWay: (kind: Call['kind']) =>
      calls.filter((call) => call.kind === kind && !call.signal?.aborted),
    calls: (kind: Call['kind']) => calls.filter((call) => call.kind === kind),
    /** It will never be answered. */
    lose(kind: Call['kind']) {
      const lost = endpoint.calls(kind)[0];
      calls = calls.filter((call) => call !== lost);
    },
    /** Another page begins. */
    beginVisit() {
      calls = [];
      told = [];
      endpoint.replies = 0;
    },
  };

  function apply(body: unknown) {
    const { partnerReferenceNo, redirectUrl, failedRedirectUrl } = Object(
      Object(body).additionalInfo,
    );
    const reference = String(partnerReferenceNo);
    const customer = shop.customer();
    const refusal = setup.proxy === 'remembers' ? findRefusal(reference, customer) : undefined;
    const order = { reference, customer, redirectUrl, failedRedirectUrl };
    const isFree = shop.mayAsk(reference) && refusal === undefined;
    const link = isFree ? (findLiving(reference) ?? pivot.makeLink(order)) : undefined;
    return {
      reference,
      answer() {
        if (refusal !== undefined) return refuse('apply', '40901', refusal);
        if (link === undefined) return refuse('apply', '40315');
        endpoint.links.add(link.url);
        if (!pivot.tellsEnd) link.toldEnd = pivot.now() + pivot.lifeMs;
        const urlExpiry = pivot.tellsEnd ? iso(link.endsAt) : 'soon';
        return reply({
          responseCode: '2004900',
          additionalInfo: { paymentUrl: link.url, urlExpiry },
        });
      },
    };
  }

  function findLiving(reference: string): Link | undefined {
    if (setup.proxy === 'recordless') return undefined;
    return pivot.links.find((link) => link.reference === reference && pivot.isLiving(link));
  }

  /** Until when it refuses, in s; Infinity: for good. */
  function findRefusal(reference: string, customer: string): number | undefined {
    const unsure = pivot.links.find(
      (link) => link.reference === reference && pivot.mayStillSucceed(link),
    );
    if (unsure === undefined) return undefined;
    const code = unsure.transaction?.code ?? '07';
    if (code !== '07' && code !== '01') return Infinity;
    const isFine = unsure.customer === customer && unsure.endsAt - pivot.now() > 10_000;
    return isFine ? undefined : Math.ceil((unsure.endsAt + SETTLEMENT_MS - pivot.now()) / 1000);
  }

  function inquire(body: unknown, to: Asker) {
    const reference = String(Object(body).originalPartnerReferenceNo);
    const isOwn = shop.mayAsk(reference);
    asked += 1;
    const askedAs = asked;
    const known = pivot.inquire(reference);
    const isCutShort =
      known === undefined &&
      pivot.links.some((link) => link.reference === reference && link.isCutShort && !isDead(link));
    return {
      reference,
      answer(signal: Call['signal']) {
        if (!isOwn) return refuse('status', '40315');
        const code = known?.code ?? '07';
        const amount = code === '00' ? known?.transaction.amount : undefined;
        if (!signal?.aborted) {
          const answer = { reference, code: isCutShort ? '40300' : code, amount, to, askedAs };
          told = [...told, answer].toSorted((one, other) => one.askedAs - other.askedAs);
        }
        if (isCutShort) return refuse('status', '40300');
        if (known === undefined && setup.unbegun === '404') return refuse('status', '40401');
        return reply({
          responseCode: '2005500',
          originalPartnerReferenceNo: reference,
          latestTransactionStatus: code,
          ...(amount !== undefined && { transAmount: { value: amount, currency: 'IDR' } }),
          ...(known &&
            setup.tellsApart && {
              originalReferenceNo: known.transaction.number,
              transactionDate: iso(known.at),
            }),
          ...(setup.namesPrice && {
            additionalInfo: { expectedAmount: { value: PRICE, currency: 'IDR' } },
          }),
        });
      },
    };
  }

  function refuse(kind: Call['kind'], snapCase: string, retryAfterS = Infinity): Response {
    const service = kind === 'apply' ? '49' : '55';
    return reply(
      { responseCode: `${snapCase.slice(0, 3)}${service}${snapCase.slice(3)}` },
      Number(snapCase.slice(0, 3)),
      retryAfterS === Infinity ? {} : { 'retry-after': String(retryAfterS) },
    );
  }

  function reply(body: object, status = 200, headers: Record<string, string> = {}): Response {
    const text = JSON.stringify({ responseMessage: '', ...body });
    // A stream of the page's own: the browser's comes in its own time, which is not virtual.
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });
    endpoint.hadOldDates ||= endpoint.hasOldDates;
    const date = new Date(pivot.now() - (endpoint.hasOldDates ? 20 * 60_000 : 0)).toUTCString();
    return new Response(stream, {
      status,
      headers: {
        'content-type': 'application/json',
        ...(setup.dates === 'right' && { date }),
        ...headers,
      },
    });
  }

  return endpoint;
}

function iso(time: number): string {
  return new Date(time + 7 * 3_600_000).toISOString().replace('Z', '000+07:00');
}

function aborted(): Error {
  return new DOMException('Aborted', 'AbortError');
}
