/**
 * Reads a body that should be UTF-8 text, and stops where it is larger than `limit` bytes.
 *
 * @param decoder Default: one that throws for bytes that are no UTF-8.
 * @returns undefined if it is too large.
 * @throws where the stream breaks, and what the decoder throws.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  decoder: TextDecoder = strictDecoder,
): Promise<string | undefined> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) break;
    size += chunk.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(chunk.value);
  }
  const bytes = new Uint8Array(size);
  let read = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, read);
    read += chunk.byteLength;
  }
  return decoder.decode(bytes);
}

// Whole texts leave no state in it, so that all can share it; Node decodes them in one quick step.
const strictDecoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws TypeError if the bytes are no UTF-8. */
export function decodeUtf8(bytes: AllowSharedBufferSource): string {
  return strictDecoder.decode(bytes);
}

/** Writes bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
