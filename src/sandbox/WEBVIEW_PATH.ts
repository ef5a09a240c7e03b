/** Where the payment page lives, as in the reference page's sample. */
export const WEBVIEW_PATH = '/whitelabel/qris-payment';
