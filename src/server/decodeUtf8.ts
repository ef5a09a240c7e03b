// Whole texts leave no state in it, so that all can share it; Node decodes them in one quick step.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws TypeError where the bytes are no UTF-8. */
export function decodeUtf8(bytes: AllowSharedBufferSource): string {
  return decoder.decode(bytes);
}
