import type { PaymentReturnState } from '../core/PaymentReturnState.ts';
import type { ButtonMessages } from './ButtonMessages.ts';

/**
 * Every sentence a customer can meet. `id` (the default) and `en` are complete; replace any key
 * by spreading: `messages={{ ...en, pay: 'Pay now' }}`.
 */
export interface Messages extends ButtonMessages {
  /**
   * The return page's heading and explanation in each state; `lost` stands for `unknown` where the
   * URL names no payment, above the field that asks for its reference.
   */
  returnPage: Record<PaymentReturnState | 'lost', { title: string; text: string }>;
  amount: string;
  paidAt: string;
  /** What the order is known by; also the label of the field where the customer enters it. */
  reference: string;
  /** Under that field, where what was entered can be no reference. */
  referenceFault: string;
  /** The way on from a paid order. */
  continueShopping: string;
  /** The way back to paying. */
  payAgain: string;
  /** Closes a window that was opened for the payment. */
  closeWindow: string;
}
