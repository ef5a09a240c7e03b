import { readFileSync } from 'node:fs';
import type { PivotSettings } from './PivotSettings.ts';

/**
 * The settings for Pivot itself from the environment, or `undefined` where `PIVOT_BASE_URL` is not set
 * and the sandbox is wanted.
 *
 * @throws where a variable is missing, with its name.
 */
export function readPivotSettings(
  env: Readonly<Record<string, string | undefined>>,
): PivotSettings | undefined {
  const apiBaseUrl = env['PIVOT_BASE_URL'];
  if (!apiBaseUrl) return undefined;

  function read(name: string): string {
    const value = env[name];
    if (!value) {
      throw new Error(
        `${name} is missing. PIVOT_BASE_URL is set, so the demo talks to Pivot itself and needs every ` +
          'credential that .env.example lists. Remove PIVOT_BASE_URL to run with the sandbox.',
      );
    }
    return value;
  }

  return {
    apiBaseUrl,
    clientId: read('PIVOT_CLIENT_ID'),
    clientSecret: read('PIVOT_CLIENT_SECRET'),
    privateKey: readPem(read('PIVOT_PRIVATE_KEY')),
    partnerId: read('PIVOT_PARTNER_ID'),
    channelId: read('PIVOT_CHANNEL_ID'),
    bindingId: read('PIVOT_BINDING_ID'),
    customerRefreshToken: read('PIVOT_CUSTOMER_REFRESH_TOKEN'),
  };
}

function readPem(value: string): string {
  if (value.includes('-----BEGIN')) return value.replaceAll('\\n', '\n');
  try {
    return readFileSync(value, 'utf8');
  } catch (cause) {
    throw new Error('PIVOT_PRIVATE_KEY is neither a PEM nor the path of a file that can be read.', {
      cause,
    });
  }
}
