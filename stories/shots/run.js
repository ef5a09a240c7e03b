// Node 20 cannot run TypeScript; Vite, which every part of this project is built with, can.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

await runnerImport(fileURLToPath(new URL('./takeAll.ts', import.meta.url)), { configFile: false });
