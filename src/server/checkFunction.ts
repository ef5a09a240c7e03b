/**
 * Checks an option that is called.
 *
 * @throws TypeError that names the option.
 */
export function checkFunction<Option>(name: string, option: Option): Option {
  if (typeof option === 'function') return option;
  throw new TypeError(`${name} must be a function.`);
}
