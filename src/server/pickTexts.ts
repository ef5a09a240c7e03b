import { isRecord } from '../snap/parse.ts';

/** Takes the named fields that are texts out of a value from outside, and nothing else. */
export function pickTexts<Name extends string>(
  value: unknown,
  names: readonly Name[],
): { [Field in Name]?: string } {
  const picked: { [Field in Name]?: string } = {};
  for (const name of names) {
    const text = isRecord(value) ? value[name] : undefined;
    if (typeof text === 'string') picked[name] = text;
  }
  return picked;
}
