import { assertOption } from './assertOption.ts';

/** Checks an option that is called. */
export function checkFunction<Option>(name: string, option: Option): Option {
  assertOption(typeof option === 'function', name, 'a function');
  return option;
}
