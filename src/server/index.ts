export { createPivot, type Pivot } from './createPivot.ts';
export type { DialectOptions, PivotOptions, RefreshedToken } from './PivotOptions.ts';
export type { PaymentContext, ProxyOptions } from './proxy/proxy.ts';
export type { RequestHandler } from './proxy/respond.ts';
export type { CallbackHandlerOptions, PaymentUpdate } from './callback/callbackHandler.ts';
export type { CustomerToken, LinkedWallet, ResolvedPayment } from './proxy/resolvedPayment.ts';
export type { PaymentOutcome, PaymentStatus } from './pivot/client.ts';
export {
  type IoredisClient,
  memoryStore,
  type QrisStore,
  redisStore,
  type RedisClient,
} from './store/QrisStore.ts';
export type { SignatureEncoding } from './signing/signatures.ts';
export type { QrisEvent } from './QrisEvent.ts';
export { SnapError, type SnapErrorDetails } from './SnapError.ts';
export type { SnapAmount } from '../snap/fields.ts';
export type { StatusResponseBody } from '../snap/status.ts';
