import { PATHS } from '../../snap/services.ts';
import { SANDBOX_CREDENTIALS } from '../SANDBOX_CREDENTIALS.ts';

/** What a merchant needs to know to call the sandbox at `origin`. */
export function greeting(origin: string): string {
  const { privateKey, publicKey: _ourHalf, ...texts } = SANDBOX_CREDENTIALS;
  const rows = Object.entries(texts).map(([name, value]) => `  ${name.padEnd(28)}${value}`);
  return `Pivot sandbox at ${origin} - no money moves

  B2B token      POST ${origin}${PATHS.tokens}/b2b
  B2B2C token    POST ${origin}${PATHS.tokens}/b2b2c
  Apply OTT      POST ${origin}${PATHS.applyOtt}
  Status         POST ${origin}${PATHS.status}

Sign with these published credentials; they guard nothing:

${rows.join('\n')}

${privateKey}

`;
}
