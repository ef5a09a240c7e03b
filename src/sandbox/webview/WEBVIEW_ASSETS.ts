import { WEBVIEW_CSS } from './WEBVIEW_CSS.ts';
import { WEBVIEW_SCRIPT } from './WEBVIEW_SCRIPT.ts';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0d7a5f" stroke-width="2"><path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 15h3M20 14v3M15 19v2M19 20h2"/></svg>`;

/** The files of the payment page, by path. */
export const WEBVIEW_ASSETS: ReadonlyMap<string, { type: string; text: string }> = new Map([
  ['/whitelabel/qris-payment.css', { type: 'text/css; charset=utf-8', text: WEBVIEW_CSS }],
  ['/whitelabel/qris-payment.js', { type: 'text/javascript; charset=utf-8', text: WEBVIEW_SCRIPT }],
  ['/whitelabel/qris-payment.svg', { type: 'image/svg+xml', text: ICON }],
]);
