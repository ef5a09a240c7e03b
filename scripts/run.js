// Runs a TypeScript file: Node 20 cannot, but Vite, which builds this project, can.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [, , file] = process.argv;
if (file === undefined) throw new Error('Usage: node scripts/run.js file.ts');
await runnerImport(resolve(file), { configFile: false });
