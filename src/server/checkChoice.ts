/**
 * Checks an option that has few values.
 *
 * @throws TypeError that names the option and its values.
 */
export function checkChoice<Choice extends string>(
  name: string,
  value: unknown,
  choices: readonly Choice[],
): Choice {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw new TypeError(`${name} must be '${choices.join("' or '")}'.`);
  return chosen;
}
