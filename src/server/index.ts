export {
  type CallbackOptions,
  type PaymentUpdate,
  createCallbackHandler,
} from './callback/callbackHandler.ts';
export { createQrisProxy, type PaymentContext, type QrisProxyOptions } from './proxy/proxy.ts';
export {
  createStatusInquiry,
  type PaymentOutcome,
  type PaymentStatus,
  type StatusInquiry,
} from './pivot/client.ts';
export { externalId, snapTimestamp } from './signing/headers.ts';
export {
  hashBody,
  type SignatureEncoding,
  signSymmetric,
  signTokenRequest,
  symmetricStringToSign,
  type SymmetricRequest,
  verifyNotification,
  type NotificationRequest,
  verifySymmetric,
  verifyTokenRequest,
} from './signing/signatures.ts';
export { importClientSecret, importPrivateKey, importPublicKey } from './signing/keys.ts';
export { memoryStore, type QrisStore, redisStore, type RedisClient } from './store/QrisStore.ts';
export type { CustomerToken, LinkedWallet, PaymentGrant } from './proxy/resolvedPayment.ts';
export type { PivotOptions, RefreshedToken } from './PivotOptions.ts';
export type { QrisEvent } from './QrisEvent.ts';
export { SnapRefusal, type SnapRefusalDetails } from './SnapRefusal.ts';
export type { SnapAmount } from '../snap/fields.ts';
export type { StatusReplyBody } from '../snap/status.ts';
