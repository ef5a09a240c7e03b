import { spawn } from 'node:child_process';

export interface RunningProcess {
  /** What it has said so far. */
  output: () => string;
  stop: () => Promise<void>;
}

/** Starts a server, and waits until it says that it is there. */
export function startProcess(
  args: string[],
  options: { cwd: string; env?: Readonly<Record<string, string>>; isReady: RegExp | 'at once' },
): Promise<RunningProcess> {
  const { cwd, env = {}, isReady } = options;
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env } });
  let output = '';
  const running: RunningProcess = {
    output: () => output,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.once('close', () => resolve());
        child.kill();
      }),
  };
  return new Promise((resolve, reject) => {
    if (isReady === 'at once') resolve(running);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (isReady !== 'at once' && isReady.test(output)) resolve(running);
      });
    }
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${args.join(' ')} ended:\n${output}`)));
  });
}
