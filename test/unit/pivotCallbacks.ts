import { pass } from './virtualTime.ts';
import { isOpen, trueStatus, type Transaction } from './worstCasePivot.ts';

/** The callbacks about one payment. */
interface Delivery {
  transaction: Transaction;
  /** `given up`: answered so that Pivot never calls again. `in vain`: called for a day. */
  state: 'going on' | 'answered' | 'given up' | 'in vain';
}

/** Answers with the HTTP status, or never. */
type CallMerchant = (transaction: Transaction, attempt: number) => Promise<number>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** When Pivot calls again after a 5xx, 408 or 429, or after no answer. */
const WAITS = [5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
const PATIENCE_MS = 30_000;

/** Pivot's callbacks about final payments. */
export function createPivotCallbacks(callMerchant: CallMerchant) {
  const deliveries: Delivery[] = [];

  async function deliver(delivery: Delivery, attempt: number): Promise<void> {
    const status = await Promise.race([
      callMerchant(delivery.transaction, attempt),
      new Promise<408>((resolve) => {
        setTimeout(() => resolve(408), PATIENCE_MS);
      }),
    ]);
    const isRetried = status >= 500 || status === 408 || status === 429;
    if (status < 300) delivery.state = 'answered';
    else if (!isRetried) delivery.state = 'given up';
    else if (WAITS[attempt] === undefined) delivery.state = 'in vain';
    else setTimeout(() => void deliver(delivery, attempt + 1), WAITS[attempt]);
  }

  return {
    deliveries: deliveries as readonly Delivery[],
    /** Begins to call, if the payment is final. */
    begin(transaction: Transaction) {
      if (isOpen(trueStatus(transaction))) return;
      const delivery: Delivery = { transaction, state: 'going on' };
      deliveries.push(delivery);
      void deliver(delivery, 0);
    },
    /** Lets all attempts be made; after the last, Pivot's support calls by hand. */
    async conclude() {
      await pass(24 * HOUR);
      for (const delivery of deliveries) {
        if (delivery.state === 'in vain') await Promise.all([deliver(delivery, 0), pass(MINUTE)]);
      }
    },
  };
}
