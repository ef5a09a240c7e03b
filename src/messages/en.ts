import type { Messages } from './Messages.ts';

/**
 * English.
 *
 * @example
 * ```tsx
 * <QrisPayButton {...props} messages={enMessages} />
 * ```
 */
export const enMessages: Messages = {
  locale: 'en-ID',

  pay: 'Pay with QRIS',
  applying: 'Preparing the payment…',
  opening: 'Opening the payment page…',
  continuePayment: 'Continue payment',
  checking: 'Checking the status…',
  checkStatus: 'Check status',
  newLink: 'Get a new link',
  tryAgain: 'Try again',
  waitFor: 'Try again in',
  cameraHint:
    'If the camera does not open here, open this page in your phone’s browser, such as Chrome or Safari.',

  webview: 'QRIS payment page',
  handoffTitle: 'Continue on your phone',
  handoffText:
    'Scan this code with your phone’s camera. On the phone you scan the shop’s QRIS and pay. This page moves on as soon as the payment is received.',
  frameSlow: 'Is the payment page not showing?',
  openHere: 'Open in this tab',
  close: 'Close',
  leaveTitle: 'Leave the payment?',
  leaveText: 'Your payment is not finished. You can go on with it until its time runs out.',
  leave: 'Leave',
  stay: 'Keep paying',

  linkExpired:
    'The time to pay has run out. If you have already paid, do not worry: the status is checked first.',
  stillConfirming: 'Your payment is still being confirmed. Do not pay again.',
  paid: 'Payment received.',
  notPaid: 'The payment was not completed. You can try again.',
  refunded: 'Money returned.',
  mismatch: 'Amount does not match',
  mismatchHelp:
    'We have received your payment, but its amount does not match your order. Please do not pay again: contact the shop.',

  timeLeft: 'Time left',
  timeUp: 'The time to pay has run out.',

  errors: {
    invalid_input: 'This order cannot be paid yet. Please contact the shop.',
    offline: 'There is no internet connection. Reconnect, then try again.',
    network: 'The shop cannot be reached. Check your connection or ad blocker, then try again.',
    timeout: 'There is no answer yet. The order is checked first before another try.',
    bad_reply: 'The answer from the shop cannot be read. Try again in a moment.',
    unsafe_url: 'The payment link is not safe, so it was not opened. Please contact the shop.',
    popup_blocked:
      'The browser blocked the payment window. Allow pop-ups for this site, then try again.',
    link_expired: 'The payment link has ended. Please get a new one.',
    bad_request: 'The payment was refused because its data is not right. Please contact the shop.',
    unauthorized: 'Your session is not recognised. Sign in again, then try again.',
    account_not_linked: 'Your wallet is not linked with this shop yet. Link it, then try again.',
    not_allowed: 'This payment is not allowed. Please contact the shop.',
    account_blocked: 'Your wallet account cannot be used now. Contact your wallet’s support.',
    limit_exceeded: 'You have reached your transaction limit. Try again later.',
    insufficient_balance: 'Your balance is too low. Top up, then try again.',
    not_found: 'This payment cannot be found. Please contact the shop.',
    conflict: 'Another request is in progress. Try again in a moment.',
    duplicate_reference: 'This order has been paid before. Check its status first.',
    rate_limited: 'Too many requests. Wait a moment, then try again.',
    unavailable: 'The payment service is down for the moment. Try again shortly.',
  },

  returnPage: {
    checking: { title: 'Checking your payment', text: 'Please wait and keep this page open.' },
    paid: { title: 'Payment successful', text: 'Thank you. We have received your payment.' },
    mismatch: {
      title: 'The amount does not match',
      text: 'We have received your payment, but its amount does not match your order. Please do not pay again: contact the shop and give them the reference below.',
    },
    pending: {
      title: 'Waiting for confirmation',
      text: 'Your payment is not confirmed yet. Do not pay again: this page keeps checking.',
    },
    failed: {
      title: 'Payment failed',
      text: 'The payment could not be processed. You can pay again.',
    },
    cancelled: {
      title: 'Payment cancelled',
      text: 'This payment was cancelled. You can pay again whenever you like.',
    },
    refunded: {
      title: 'Money returned',
      text: 'The money for this payment has been returned to you.',
    },
    expired: {
      title: 'Time to pay ran out',
      text: 'The payment link ended and no payment has arrived. You can pay again; we check the status once more before that.',
    },
    unknown: {
      title: 'Still confirming',
      text: 'We cannot tell the outcome yet. Do not pay again; check the status in a while. If you need help, give the shop the reference below.',
    },
    lost: {
      title: 'Which payment do you want to check?',
      text: 'Before you pay again, enter the reference of your order to see how it stands.',
    },
  },
  amount: 'Amount',
  amountReceived: 'Amount received',
  paidAt: 'Paid at',
  reference: 'Reference',
  referenceFault: 'Enter the reference as your order shows it, in 64 characters at most.',
  continueShopping: 'Continue',
  payAgain: 'Pay again',
  closeWindow: 'Close this window',
};
