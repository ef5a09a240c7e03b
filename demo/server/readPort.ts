/**
 * A port from the environment.
 *
 * @throws where the variable is set to something that is no port, with its name.
 */
export function readPort(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
): number | undefined {
  const value = env[name];
  if (!value) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${name} is "${value}", and must be a port from 1 to 65535.`);
  }
  return port;
}
