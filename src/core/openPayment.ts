/**
 * Leaves the page for the webview, in the same tab, without telling it where the customer came
 * from. The link has been checked when it was read.
 */
export function openPayment(paymentUrl: string): void {
  const anchor = document.createElement('a');
  anchor.href = paymentUrl;
  // A page may name another target for all its links.
  anchor.target = '_self';
  // `location.assign` would send the referrer that the shop's policy allows.
  anchor.rel = 'noreferrer';
  anchor.click();
}
