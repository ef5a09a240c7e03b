import { execFile } from 'node:child_process';

/** How long a shop may take to install, or to build, in ms. */
const TIMEOUT = 240_000;

/** Runs a command to its end; where it fails, what it said is the error. */
export function run(
  command: string,
  args: string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const options = { cwd, env: { ...process.env, ...env }, timeout: TIMEOUT, maxBuffer: Infinity };
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`));
    });
  });
}
