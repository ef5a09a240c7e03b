import { isRecord } from './snap/parse.ts';

/**
 * Whether the policies of the page let a frame use the camera; true where the browser does not say.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Permissions-Policy
 */
export function mayUseCamera(frame: HTMLIFrameElement): boolean {
  const policy: unknown = Reflect.get(frame, 'featurePolicy');
  if (!isRecord(policy) || typeof policy['allowsFeature'] !== 'function') return true;
  return policy['allowsFeature']('camera') !== false;
}
