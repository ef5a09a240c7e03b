import { isRecord } from '../snap/parse.ts';

/** Reads a JSON text that should hold an object; undefined where it does not. */
export function readJsonRecord(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
