export { externalId, snapTimestamp } from './headers.ts';
export { importClientSecret, importPrivateKey, importPublicKey } from './keys.ts';
export {
  hashBody,
  type NotificationRequest,
  type SignatureEncoding,
  signSymmetric,
  signTokenRequest,
  symmetricStringToSign,
  type SymmetricRequest,
  verifyNotification,
  verifySymmetric,
  verifyTokenRequest,
} from './signatures.ts';
