import { decodeBase64 } from './decodeBase64.ts';

/** The bytes between the `BEGIN` and `END` lines of a PEM text, and what the lines call them. */
export interface PemContent {
  /** For example `PRIVATE KEY`. */
  label: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads the first block of a PEM text. Line breaks written as `\n`, as environment variables often
 * hold them, count as line breaks.
 *
 * @returns undefined where the text is not PEM.
 */
export function decodePem(text: string): PemContent | undefined {
  const [, label, content] =
    /-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \1-----/.exec(text.replaceAll('\\n', '\n')) ?? [];
  if (label === undefined || content === undefined) return undefined;
  const bytes = decodeBase64(content.replace(/\s/g, ''));
  return bytes && { label, bytes };
}
