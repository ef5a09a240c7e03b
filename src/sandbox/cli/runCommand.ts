import { parseArgs } from 'node:util';
import { SANDBOX_CREDENTIALS } from '../SANDBOX_CREDENTIALS.ts';
import { startSandbox } from './startSandbox.ts';
import { USAGE } from './USAGE.ts';

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
