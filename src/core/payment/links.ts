import type { KnownStatus } from '../../snap/status.ts';
import { type EndpointOptions, nameEndpoint } from '../endpoint/QrisConfig.ts';
import { callSafely } from '../callSafely.ts';
import { serverClock } from '../time/serverClock.ts';
import { journeyStorage } from './journeyStorage.ts';
import { NO_FACTS, type PaymentFacts, startPolling } from './paymentFacts.ts';
import type { PaymentOptions } from './PaymentOptions.ts';
import { type NumberedLink, requestLink } from './requestLink.ts';

/** A button's part in an order. */
export interface OrderShare {
  /** What is known of the order. */
  facts: () => PaymentFacts;
  /** Tells the other buttons of the order, and the tab, what has been learnt. */
  publish: (facts: PaymentFacts) => void;
  /**
   * The link that is under way, or else the one that `ask` brings.
   *
   * @param ask its signal aborts if the last button of the order leaves.
   */
  requestLink: (ask: (signal: AbortSignal) => Promise<NumberedLink>) => Promise<NumberedLink>;
  /** Asks for the status, unless another button of the order is asking. */
  poll: (inquire: () => Promise<unknown>) => void;
  leave: () => void;
}

interface Order {
  facts: PaymentFacts;
  members: Map<object, (facts: PaymentFacts) => void>;
  request: { link: Promise<NumberedLink>; controller: AbortController } | undefined;
  /** Who is asking for the status by itself. */
  asking: object | undefined;
}

/**
 * The orders that mounted buttons are for, by endpoint and reference: two buttons of one order, a
 * link that was asked for ahead of the click, and a click all work on the same. An order goes with
 * its last button, and its link with it, for the next customer of the page may be another one.
 *
 * All that outlives a component is page-wide: these orders, the server's clock and the ticker (a
 * page has one time), the channel between its windows, the query client for merchants who have
 * none, and what the tab's storage remembers.
 */
const orders = new Map<string, Order>();

/**
 * Joins the buttons of an order.
 *
 * @param known what this button knows of the order, if it was here before.
 * @param onFacts called when another button of the order has learnt something.
 */
export function joinOrder(
  endpoint: EndpointOptions['endpoint'],
  reference: string,
  known: PaymentFacts | undefined,
  onFacts: (facts: PaymentFacts) => void,
): OrderShare {
  const key = JSON.stringify([nameEndpoint(endpoint), reference]);
  const order: Order = orders.get(key) ?? {
    facts: known ?? restoreFacts(reference),
    members: new Map(),
    request: undefined,
    asking: undefined,
  };
  const member = {};
  orders.set(key, order);
  order.members.set(member, onFacts);

  function tellOthers(): void {
    for (const [other, tell] of order.members) if (other !== member) tell(order.facts);
  }

  return {
    facts: () => order.facts,

    publish(facts) {
      if (facts === order.facts) return;
      const before = order.facts;
      order.facts = facts;
      if (facts.record !== before.record || facts.isOpened !== before.isOpened) remember(facts);
      tellOthers();
    },

    requestLink(ask) {
      if (order.request === undefined) {
        const controller = new AbortController();
        const request = { link: ask(controller.signal), controller };
        const end = (): void => {
          if (order.request === request) order.request = undefined;
        };
        order.request = request;
        request.link.then(end, end);
      }
      return order.request.link;
    },

    poll(inquire) {
      if (order.asking !== undefined) return;
      order.asking = member;
      const end = (): void => {
        if (order.asking === member) order.asking = undefined;
      };
      inquire().then(end, end);
    },

    leave() {
      if (!order.members.delete(member)) return;
      if (order.members.size === 0) {
        order.request?.controller.abort();
        if (orders.get(key) === order) orders.delete(key);
        return;
      }
      // Another one goes on asking.
      if (order.asking === member) order.asking = undefined;
      order.facts = { ...order.facts };
      tellOthers();
    },
  };
}

/**
 * Requests a link for a button.
 *
 * @param request aborts the request; it may outlive this button's wait.
 * @param wait aborts if this button no longer waits.
 * @throws QrisError as `requestLink` does.
 */
export async function askForLink(
  options: PaymentOptions,
  partnerReferenceNo: string,
  request: AbortSignal,
  wait: AbortSignal,
): Promise<NumberedLink> {
  const { onEvent } = options;
  const numbered = await requestLink(options, { ...options, partnerReferenceNo }, request, () =>
    callSafely(onEvent, { type: 'link-requested', partnerReferenceNo }),
  );
  const { expiresAt } = numbered.link;
  if (!wait.aborted) callSafely(onEvent, { type: 'link-ready', partnerReferenceNo, expiresAt });
  return numbered;
}

/** What the tab remembers: which link may have been paid, never how the payment stands. */
function restoreFacts(reference: string): PaymentFacts {
  const journey = journeyStorage.load(reference);
  const now = serverClock.now();
  const facts = { ...NO_FACTS, reference, now };
  if (journey?.expiresAt === undefined) {
    return journeyStorage.isDenied() ? { ...facts, record: 'unknown' } : facts;
  }
  const { expiresAt, number, mark, statusBefore, wasEnded, returnedFrom } = journey;
  return {
    ...facts,
    record: { link: { expiresAt, number }, statusBefore },
    mark,
    isOpened: true,
    wasEnded,
    returnedFrom,
    polling: startPolling(now),
  };
}

function remember(facts: PaymentFacts): void {
  const { reference, record, isOpened, mark, wasEnded, returnedFrom } = facts;
  if (reference === undefined || !isOpened || typeof record !== 'object' || !record.link) return;
  journeyStorage.save({
    ...(journeyStorage.load(reference) ?? journeyStorage.create(reference)),
    number: record.link.number,
    expiresAt: record.link.expiresAt,
    mark,
    statusBefore: pickStatus(record.statusBefore),
    wasEnded,
    returnedFrom,
  });
}

function pickStatus(status: KnownStatus | undefined): KnownStatus | undefined {
  if (status === undefined) return undefined;
  const { latestTransactionStatus, referenceNo, time } = status;
  return { latestTransactionStatus, referenceNo, time };
}
