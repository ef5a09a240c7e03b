import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Debian's Firefox, the one that the journeys were tried in.
 *
 * @throws Error where there is none on the `PATH`.
 */
export function findFirefox(): string {
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'firefox-esr'))
    .find((file) => existsSync(file));
  if (found === undefined) {
    throw new Error(
      'No firefox-esr on the PATH: apt-get install --no-install-recommends firefox-esr',
    );
  }
  return found;
}
