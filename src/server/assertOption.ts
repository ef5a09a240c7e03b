/** @throws TypeError that names the option and says what it must be, never what it is. */
export function assertOption(isRight: boolean, name: string, wanted: string): asserts isRight {
  if (!isRight) throw new TypeError(`${name} must be ${wanted}.`);
}
