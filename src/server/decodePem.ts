import { assertOption } from './assertOption.ts';
import { decodeBase64 } from './decodeBase64.ts';

/**
 * Reads the bytes of the first block of a PEM text. Line breaks written as `\n`, as environment
 * variables often hold them, count as line breaks.
 *
 * @param label What stands after `BEGIN`, for example `PRIVATE KEY`.
 * @param hint What else to say where the text is not that.
 * @throws TypeError that says what the text begins with instead; never its content.
 */
export function decodePem(
  name: string,
  text: string,
  label: string,
  hint = '',
): Uint8Array<ArrayBuffer> {
  const [, found, content = ''] =
    /-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \1-----/.exec(text.replaceAll('\\n', '\n')) ?? [];
  const bytes = found === label ? decodeBase64(content) : undefined;
  const instead = found && found !== label ? `, not ${found}` : '';
  assertOption(
    bytes !== undefined,
    name,
    `a PEM text that begins with -----BEGIN ${label}-----${instead}${hint}`,
  );
  return bytes;
}
