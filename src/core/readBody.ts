import { QrisError } from './QrisError.ts';

const LARGEST = 64 * 1024;

/**
 * Reads a JSON reply of at most 64 KiB.
 *
 * @throws QrisError `bad_reply` for anything else.
 */
export async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    await response.body?.cancel();
    throw new QrisError(
      'bad_reply',
      `The endpoint answered with ${type === '' ? 'no content type' : type.split(';')[0]} ` +
        `(HTTP ${response.status}) where JSON was expected.`,
    );
  }
  const text = await readText(response);
  try {
    return JSON.parse(text);
  } catch {
    // Without the parser's error: it quotes the text, and the text may hold a link.
    throw new QrisError('bad_reply', `The endpoint's JSON (HTTP ${response.status}) is broken.`);
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const reader = response.body?.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) return text + decoder.decode();
    size += chunk.value.byteLength;
    if (size > LARGEST) {
      await reader?.cancel();
      throw new QrisError('bad_reply', `The endpoint's reply is larger than ${LARGEST} bytes.`);
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}
