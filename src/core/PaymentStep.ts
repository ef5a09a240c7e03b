/**
 * What pressing the button does.
 *
 * - `apply`: asks for a link and opens it; where an earlier link of the order may have been paid,
 *   it asks for the status first.
 * - `open`: opens the living link once more.
 * - `check`: asks for the status.
 * - `check-then-apply`: asks for the status, and for another link if nothing was paid.
 * - `wait`: nothing; something is under way, or there is nothing left to do.
 */
export type PaymentStep = 'apply' | 'open' | 'check' | 'check-then-apply' | 'wait';
