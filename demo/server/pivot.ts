import { readFileSync } from 'node:fs';

/** Where requests go: Pivot or a sandbox. */
export interface PivotConnection {
  pivot: PivotSettings;
  close: () => void;
}

/** Pivot's address, and the shop's credentials for it. */
export interface PivotSettings {
  apiBaseUrl: string;
  clientId: string;
  clientSecret: string;
  /** PEM, PKCS#8. */
  privateKey: string;
  partnerId: string;
  channelId: string;
  /** The demo's only customer: one wallet, linked beforehand. */
  bindingId: string;
  customerRefreshToken: string;
}

/**
 * Reads the settings for the real Pivot from the environment. Returns `undefined` if `PIVOT_BASE_URL`
 * is not set, which means that the demo runs against the sandbox.
 *
 * @throws if a variable is missing; the message names it.
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
