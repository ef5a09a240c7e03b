/** What `packTarball.ts` has left for the tests. */
export function readEnv(name: 'EXAMPLES_FOLDER' | 'EXAMPLES_TARBALL'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: packTarball.ts runs first.`);
  return value;
}
