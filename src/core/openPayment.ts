/**
 * Leaves a page for the webview, without telling it where the customer came from. The link has been
 * checked when it was read.
 *
 * @param view the window to leave; default: this one.
 */
export function openPayment(paymentUrl: string, view: Window = window): void {
  const anchor = view.document.createElement('a');
  anchor.href = paymentUrl;
  // A page may name another target for all its links.
  anchor.target = '_self';
  // `location.assign` would send the referrer that the shop's policy allows.
  anchor.rel = 'noreferrer';
  anchor.click();
}
