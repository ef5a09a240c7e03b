import { bundleSize } from './bundleSize.ts';

const OURS = `from '../../src/index.ts';`;

/** What a shop would write, each to take one payment. */
const SHOPS: [name: string, code: string][] = [
  ['`useApplyOtt`', `export { useApplyOtt } ${OURS}`],
  ['`QrisPayButton`', `export { QrisPayButton } ${OURS}`],
  ['`QrisPayButton` and `QrisReturnPage`', `export { QrisPayButton, QrisReturnPage } ${OURS}`],
  [
    '`@paypal/react-paypal-js`: `PayPalButtons` *',
    `export { PayPalScriptProvider, PayPalButtons } from '@paypal/react-paypal-js';`,
  ],
  [
    '`@stripe/react-stripe-js`: `EmbeddedCheckout` *',
    `export { EmbeddedCheckout, EmbeddedCheckoutProvider } from '@stripe/react-stripe-js';
     export { loadStripe } from '@stripe/stripe-js';`,
  ],
  ['`@adyen/adyen-web`: `Redirect`', `export { AdyenCheckout, Redirect } from '@adyen/adyen-web';`],
];

export interface SizeResult {
  name: string;
  bytes: number;
}

/** What a page gets of ours and of others' packages. */
export function compareSizes(): Promise<SizeResult[]> {
  return Promise.all(SHOPS.map(async ([name, code]) => ({ name, bytes: await bundleSize(code) })));
}
