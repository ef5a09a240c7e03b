import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { QrisError } from './core/endpoint/errors.ts';
import { inquirePaymentStatus, type PaymentStatus } from './core/endpoint/paymentStatus.ts';
import type { AllowedLinks, EndpointOptions } from './core/endpoint/QrisConfig.ts';
import { callSafely } from './core/callSafely.ts';
import { journeyChannel } from './core/payment/journeyChannel.ts';
import { type Journey, journeyStorage } from './core/payment/journeyStorage.ts';
import type { PaymentCallbacks } from './core/payment/paymentEvents.ts';
import { isFinal, type PaymentReturnState } from './core/payment/returnState.ts';
import { readReturn } from './core/payment/returnUrl.ts';
import { createStatusWatch, type WatchOptions } from './core/payment/statusWatch.ts';

export interface UsePaymentReturnOptions
  extends
    EndpointOptions,
    Pick<PaymentCallbacks, 'onPaid' | 'onSettled'>,
    // Not needed here: one `QrisConfig` fits the button and the return page.
    Partial<AllowedLinks> {
  /**
   * The query of the return URL, if a router or a server knows it. Read from `location.search` after
   * hydration by default.
   */
  search?: string | undefined;
  /** Which payment to inquire about. The one that the query names by default, put there by the button. */
  partnerReferenceNo?: string | undefined;
  /** When the link ends, in epoch ms. Read from the tab's memory by default. */
  expiresAt?: number | undefined;
  /**
   * How long after the link's end a payment may become known, in ms. Use the same value as on your
   * server.
   *
   * @default 60_000
   */
  settlementMs?: number | undefined;
}

export interface UsePaymentReturnResult {
  state: PaymentReturnState;
  /** Which payment is inquired about; undefined if none is named. */
  partnerReferenceNo: string | undefined;
  /** What the latest successful status inquiry said. */
  payment: PaymentStatus | undefined;
  /** Why the latest status inquiry failed. */
  error: QrisError | null;
  /** Whether a status inquiry is under way. */
  isFetching: boolean;
  /**
   * Inquires now, and keeps polling. Resolves with the state that the response leads to, or with
   * undefined if there was none; never rejects. The order may be paid again if it resolves with
   * `failed`, `cancelled` or `expired`, and never otherwise.
   */
  refetch: () => Promise<PaymentReturnState | undefined>;
  /** Whether this window was opened for the payment, so that `window.close()` may end it. */
  isPopup: boolean;
  /** Whether a tab that waits for the payment knows of the return, and goes on by itself. */
  isAcknowledged: boolean;
}

/**
 * A return page without its look. It inquires about the payment at growing intervals, until the status
 * is final or a while after the payment must be settled. It pauses in hidden tabs, and inquires at once
 * if the customer is back. Only responses that arrive while it is mounted count: no cache, no storage
 * and no earlier visit. Neither of the two return URLs says how a payment ended; the one of a failure
 * says which link Pivot's latest status is about.
 *
 * It keeps its payment if the URL stops naming it, until another one is named.
 *
 * If this tab remembers the URL's link number, the merchant's other windows are told to inquire, too.
 * Otherwise (another tab's link, another browser, a forged or an old URL) the true status is shown,
 * and the others are told once it is final.
 *
 * @example
 * ```tsx
 * const { state, payment, refetch } = usePaymentReturn({ endpoint: '/api/qris', onPaid: emptyCart });
 * return state === 'paid' ? <Receipt payment={payment} /> : <button onClick={refetch}>Check</button>;
 * ```
 */
export function usePaymentReturn(options: UsePaymentReturnOptions): UsePaymentReturnResult {
  const { partnerReferenceNo, failedNumber, isLost, isReturn, isOwn, journey } =
    useReturnedPayment(options);
  const watchOptions: WatchOptions = {
    inquireStatus: (reference, signal) =>
      inquirePaymentStatus(reference, options, signal, failedNumber),
    recallLink(reference) {
      const link = journeyStorage.load(reference);
      return { ...link, expiresAt: options.expiresAt ?? link?.expiresAt };
    },
    returnedFrom: failedNumber,
    settlementMs: options.settlementMs,
  };
  const [watch] = useState(() => createStatusWatch(watchOptions));
  const watched = useSyncExternalStore(watch.subscribe, watch.getSnapshot, watch.getSnapshot);
  useEffect(() => watch.setOptions(watchOptions));
  useEffect(
    () => (partnerReferenceNo === undefined ? undefined : watch.start(partnerReferenceNo)),
    [watch, partnerReferenceNo],
  );
  useEffect(() => {
    // The button asks with it, too, once the customer is back at the checkout.
    if (isOwn && journey !== undefined && journey.returnedFrom !== failedNumber) {
      journeyStorage.save({ ...journey, returnedFrom: failedNumber });
    }
  });
  // Until the effect has run, the watch is about the payment before, if any.
  const known = watched.partnerReferenceNo === partnerReferenceNo ? watched : undefined;

  const state = isLost ? 'unknown' : (known?.state ?? 'checking');
  useSettled(known?.status, state, options);
  // How a payment ended is news whoever wrote the URL: another tab's link has that tab's number.
  const isNews = isOwn || (isReturn && isFinal(state));
  return {
    state,
    partnerReferenceNo,
    payment: known?.status,
    error: known?.error ?? null,
    isFetching: known?.isFetching ?? !isLost,
    refetch: watch.refetch,
    isPopup: isReturn && journey?.isPopup === true,
    isAcknowledged: useReturnedWindow(
      isNews ? partnerReferenceNo : undefined,
      failedNumber,
      known?.status?.outcome,
    ),
  };
}

/** Calls back once for each end of a payment. */
function useSettled(
  payment: PaymentStatus | undefined,
  state: PaymentReturnState,
  callbacks: Pick<PaymentCallbacks, 'onPaid' | 'onSettled'>,
): void {
  const told = useRef('');
  const settled = payment !== undefined && isFinal(state) ? payment : undefined;
  useEffect(() => {
    if (settled === undefined) return;
    const end = `${settled.outcome} ${settled.partnerReferenceNo}`;
    if (told.current === end) return;
    told.current = end;
    if (settled.outcome === 'paid') callSafely(callbacks.onPaid, settled);
    callSafely(callbacks.onSettled, settled);
  });
}

interface NamedPayment {
  partnerReferenceNo: string | undefined;
  /** The number of the link by whose return URL the customer came back. */
  number: string | undefined;
  /** The same, if that URL is the one of a failure. */
  failedNumber: string | undefined;
  /** Whether the query names the payment, so that it may have returned from the webview. */
  isReturn: boolean;
  /** Whether this tab remembers the number: its own payment has returned. */
  isOwn: boolean;
}

interface ReturnedPayment extends NamedPayment {
  /** Whether the query has been read, and names no payment. */
  isLost: boolean;
  /** What this tab remembers of the payment. */
  journey: Journey | undefined;
}

const NOTHING_NAMED: NamedPayment = {
  partnerReferenceNo: undefined,
  number: undefined,
  failedNumber: undefined,
  isReturn: false,
  isOwn: false,
};

/**
 * Which payment a page is about, by its props and its URL. Routers rewrite the URL under a page:
 * what it named stays until it names another payment.
 */
function useReturnedPayment({
  search: given,
  partnerReferenceNo: handedIn,
}: UsePaymentReturnOptions): ReturnedPayment {
  const isHydrated = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  const search = given ?? (isHydrated ? location.search : undefined);
  const [kept, keep] = useState(NOTHING_NAMED);
  const returned = search === undefined ? NOTHING_NAMED : readNamed(search, isHydrated);
  const named = latestNamed(kept, handedIn, returned);
  if (named !== kept) keep(named);

  const { partnerReferenceNo } = named;
  return {
    ...named,
    isLost: partnerReferenceNo === undefined && search !== undefined,
    journey:
      isHydrated && partnerReferenceNo !== undefined
        ? journeyStorage.load(partnerReferenceNo)
        : undefined,
  };
}

function subscribeToNothing(): () => void {
  return () => undefined;
}

/** A number that this tab remembers counts more than the reference beside it. */
function readNamed(search: string, isHydrated: boolean): NamedPayment {
  const { partnerReferenceNo, number, failedNumber } = readReturn(search) ?? NOTHING_NAMED;
  const own =
    isHydrated && number !== undefined
      ? journeyStorage.load(({ numbers }) => numbers.includes(number))
      : undefined;
  return {
    partnerReferenceNo: own?.partnerReferenceNo ?? partnerReferenceNo,
    number,
    failedNumber,
    isReturn: true,
    isOwn: own !== undefined,
  };
}

/** Returns `kept` itself if nothing else is named. */
function latestNamed(
  kept: NamedPayment,
  handedIn: string | undefined,
  returned: NamedPayment,
): NamedPayment {
  // What this tab knew of its own link holds, even if it has forgotten it since.
  const isSameLink = kept.isOwn && returned.number === kept.number;
  const inUrl = isSameLink ? kept.partnerReferenceNo : returned.partnerReferenceNo;
  const partnerReferenceNo = handedIn ?? inUrl ?? kept.partnerReferenceNo;
  const before = partnerReferenceNo === kept.partnerReferenceNo ? kept : NOTHING_NAMED;
  const isReturn = inUrl !== undefined && inUrl === partnerReferenceNo;
  const named: NamedPayment = {
    partnerReferenceNo,
    ...pickNumbers(isReturn && returned.number !== undefined ? returned : before),
    isReturn: isReturn || before.isReturn,
    isOwn: (isReturn && returned.isOwn) || before.isOwn,
  };
  const keys = ['partnerReferenceNo', 'number', 'failedNumber', 'isReturn', 'isOwn'] as const;
  return keys.every((key) => named[key] === kept[key]) ? kept : named;
}

function pickNumbers({ number, failedNumber }: NamedPayment) {
  return { number, failedNumber };
}

/**
 * Tells the shop's other windows that a payment has returned to this one, and again whenever there
 * is news of it: they ask the server for themselves.
 *
 * @param partnerReferenceNo undefined: there is nothing to tell.
 * @param number of the link by whose `failedRedirectUrl` the customer came back.
 * @param outcome what is known by now.
 * @returns whether a window that waits for the payment has heard it.
 */
function useReturnedWindow(
  partnerReferenceNo: string | undefined,
  number: string | undefined,
  outcome: string | undefined,
): boolean {
  const [heardFor, setHeardFor] = useState<string>();

  useEffect(() => {
    if (partnerReferenceNo === undefined) return undefined;
    return journeyChannel.listen((message) => {
      if (message.type === 'heard' && message.partnerReferenceNo === partnerReferenceNo) {
        setHeardFor(partnerReferenceNo);
      }
    });
  }, [partnerReferenceNo]);

  useEffect(() => {
    if (partnerReferenceNo === undefined) return;
    journeyChannel.tell({ type: 'returned', partnerReferenceNo, number });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each outcome is news
  }, [partnerReferenceNo, number, outcome]);

  return partnerReferenceNo !== undefined && heardFor === partnerReferenceNo;
}
