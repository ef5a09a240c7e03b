import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatTable } from '../../scripts/formatTable.ts';
import { CASES, type Shop } from './cases.ts';
import { ENGINES, type Engine } from './engines.ts';
import { installShop, startSandbox } from './installShop.ts';

/**
 * Serves one and the same shop in every runtime that docs/signing-proxy.md names, from the code blocks of
 * that page and the packed package, and tries the same cases in each. Prints a table, and fails if a cell
 * does. `npm run test:runtimes -- bun deno` runs some of them.
 */
const [, , , ...named] = process.argv;
const unknown = named.filter((name) => !(name in ENGINES));
if (unknown.length > 0) {
  throw new Error(
    `No runtime ${unknown.join(', ')}; there are ${Object.keys(ENGINES).join(', ')}.`,
  );
}
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pivot-qris-react-runtimes-')));
const rows: string[][] = [];
const faults: string[] = [];
try {
  await installShop(folder);
  for (const [name, engine] of Object.entries(ENGINES)) {
    if (named.length > 0 && !named.includes(name)) continue;
    let cells = Object.keys(CASES).map(() => 'FAILED');
    await tryOne(`${name}, starting`, async () => {
      cells = await tryAll(name, engine);
    });
    rows.push([name, ...cells]);
  }

  async function tryAll(name: string, engine: Engine): Promise<string[]> {
    if (engine.file !== undefined && !existsSync(join(folder, engine.file))) {
      process.stdout.write(`Skipped: ${name} is not to be had from the npm registry here.\n`);
      return Object.keys(CASES).map(() => 'skipped');
    }
    const running: { stop: () => Promise<void> }[] = [];
    try {
      // A Pivot of its own: none of its payments is another runtime's.
      const sandbox = await startSandbox(folder);
      running.push(sandbox);
      const shop = await engine.start(folder, sandbox.origin);
      running.push(shop);
      const nowhere = await engine.start(folder, 'http://127.0.0.1:9');
      running.push(nowhere);
      const cells: string[] = [];
      for (const [what, check] of Object.entries(CASES)) {
        cells.push(
          await tryOne(`${name}, ${what}`, async () => check({ shop, nowhere } satisfies Shop)),
        );
      }
      return cells;
    } finally {
      for (const { stop } of running) await stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${formatTable([['runtime', ...Object.keys(CASES)], ...rows])}\n`);
for (const fault of faults) process.stderr.write(`\n${fault}\n`);
process.exit(faults.length > 0 ? 1 : 0);

async function tryOne(what: string, check: () => Promise<void>): Promise<string> {
  try {
    await check();
    return 'ok';
  } catch (error) {
    faults.push(
      `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return 'FAILED';
  }
}
