/** A setting of .env, or an error that names it. */
export function readSetting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: see .env.example.`);
  return value;
}
