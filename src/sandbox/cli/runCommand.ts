import { parseArgs } from 'node:util';
import type { SampleQris } from '../context.ts';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import { parseRupiah } from '../rupiah.ts';
import { SAMPLE_QRIS } from '../sessions.ts';
import { startSandbox } from './startSandbox.ts';

const OPTIONS = {
  port: { type: 'string', default: '4174' },
  host: { type: 'string', default: '127.0.0.1' },
  origin: { type: 'string' },
  'write-env': { type: 'string' },
  merchant: { type: 'string', default: SAMPLE_QRIS[0].merchantName },
  amount: { type: 'string', default: SAMPLE_QRIS[0].amount },
  'callback-url': { type: 'string' },
  'callback-api-key': { type: 'string', default: SANDBOX_CREDENTIALS.callbackApiKey },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/**
 * Runs the command line.
 *
 * @param args What stands behind the command's name.
 * @returns the process's exit code; a sandbox that was started goes on running.
 */
export async function runCommand(args: string[]): Promise<0 | 1> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    if (positionals.join() !== 'sandbox') throw new Error('Say what to start: sandbox.');
    await startSandbox({
      port: readPort(values.port),
      host: values.host,
      origin: values.origin,
      envFile: values['write-env'],
      sample: readSample(values.merchant, values.amount),
      callback: values['callback-url'] && {
        url: values['callback-url'],
        apiKey: values['callback-api-key'],
      },
      write: (text) => process.stdout.write(text),
    });
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${reason}\n\n${USAGE}`);
    return 1;
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new Error('--port must be a number from 0 to 65535.');
}

function readSample(merchantName: string, text: string): SampleQris {
  const amount = parseRupiah(text);
  if (amount !== undefined && Number(amount) > 0)
    return { ...SAMPLE_QRIS[0], merchantName, amount };
  throw new Error('--amount must be in rupiah, such as 36000.');
}

/** What the command can do. */
const USAGE = `Usage: pivot-qris-react sandbox [options]

Starts a stand-in for Pivot to build and test against. No money moves.

  --port NUMBER            where it listens (4174; 0 takes a free port)
  --host ADDRESS           0.0.0.0 lets other machines reach it (127.0.0.1)
  --origin URL             the address that payment links point to (http://localhost:PORT)
  --write-env FILE         writes the credentials to a new .env file
  --merchant NAME          the merchant of the first QRIS to scan
  --amount RUPIAH          and its amount (36000)
  --callback-url URL       where to send the payment callback
  --callback-api-key KEY   the callback's X-API-Key
  --help                   this text
`;
