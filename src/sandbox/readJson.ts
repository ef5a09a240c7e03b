import { isRecord } from '../snap/parse.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';

/** Reads a body's text as a JSON object. */
export function readJson(text: string): Record<string, unknown> {
  const body = parse(text);
  if (!isRecord(body)) throw new SandboxRefusal('40000', 'the body must be a JSON object');
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SandboxRefusal('40000', 'the body is not JSON');
  }
}
