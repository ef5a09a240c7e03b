import { parseArgs } from 'node:util';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import { startSandbox } from './startSandbox.ts';

const OPTIONS = {
  port: { type: 'string', default: '4174' },
  host: { type: 'string', default: '127.0.0.1' },
  origin: { type: 'string' },
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

/** What the command can do. */
const USAGE = `Usage: pivot-qris-react sandbox [options]

Starts a stand-in for Pivot to build and test against. No money moves.

  --port NUMBER            where it listens (4174; 0 takes a free port)
  --host ADDRESS           0.0.0.0 lets other machines reach it (127.0.0.1)
  --origin URL             the address that payment links point to (http://localhost:PORT)
  --callback-url URL       where to send the payment callback
  --callback-api-key KEY   the callback's X-API-Key
  --help                   this text
`;
