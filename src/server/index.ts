export type { CallbackOptions, PaymentUpdate } from './CallbackOptions.ts';
export { createCallbackHandler } from './createCallbackHandler.ts';
export { createQrisProxy } from './createQrisProxy.ts';
export {
  createStatusInquiry,
  type PaymentOutcome,
  type StatusInquiry,
} from './createStatusInquiry.ts';
export { externalId } from './externalId.ts';
export { hashBody } from './hashBody.ts';
export { importClientSecret } from './importClientSecret.ts';
export { importPrivateKey } from './importPrivateKey.ts';
export { importPublicKey } from './importPublicKey.ts';
export { memoryStore } from './memoryStore.ts';
export type { CustomerToken, LinkedWallet, PaymentGrant } from './PaymentGrant.ts';
export type { PivotOptions } from './PivotOptions.ts';
export type { QrisEvent } from './QrisEvent.ts';
export type { PaymentContext, QrisProxyOptions } from './QrisProxyOptions.ts';
export type { QrisStore } from './QrisStore.ts';
export { redisStore, type RedisClient } from './redisStore.ts';
export { SnapRefusal, type SnapRefusalDetails } from './SnapRefusal.ts';
export type { SignatureEncoding } from './SignatureEncoding.ts';
export { signSymmetric } from './signSymmetric.ts';
export { signTokenRequest } from './signTokenRequest.ts';
export { snapTimestamp } from './snapTimestamp.ts';
export { symmetricStringToSign, type SymmetricRequest } from './symmetricStringToSign.ts';
export { verifyNotification, type NotificationRequest } from './verifyNotification.ts';
export { verifySymmetric } from './verifySymmetric.ts';
export { verifyTokenRequest } from './verifyTokenRequest.ts';
export type { SnapAmount } from '../snap/fields.ts';
export type { StatusReplyBody } from '../snap/status.ts';
