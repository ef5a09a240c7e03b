import { assertOption } from './assertOption.ts';

/** Checks an option that has few values. */
export function checkChoice<Choice extends string>(
  name: string,
  value: unknown,
  choices: readonly Choice[],
): Choice {
  const chosen = choices.find((choice) => choice === value);
  assertOption(chosen !== undefined, name, `'${choices.join("' or '")}'`);
  return chosen;
}
