import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, loadEnv } from 'vite';
import { readPort } from './server/readPort.ts';
import { shopServer } from './server/shopServer.ts';

const DEFAULT_PORT = 4173;
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The package's own sources, for development. */
const SOURCES = [
  { find: /^pivot-qris-react$/, replacement: at('../src/index.ts') },
  { find: /^pivot-qris-react\/(server|sandbox)$/, replacement: at('../src/$1/index.ts') },
  { find: 'pivot-qris-react/styles.css', replacement: at('../src/styles.css') },
];

export default defineConfig(({ command, mode, isPreview }) => {
  const env = loadEnv(mode, at('..'), '');
  const port = readPort(env, 'PORT');
  const listening = { port: port ?? DEFAULT_PORT, strictPort: port !== undefined };
  // What is built and previewed uses the built package, as a shop would.
  const alias = command === 'serve' && !isPreview ? SOURCES : [];
  return {
    root: at('.'),
    envDir: at('..'),
    // All of the environment that the browser gets to know; credentials stay on the server.
    envPrefix: 'PIVOT_ALLOWED_HOSTS',
    logLevel: command === 'build' ? 'warn' : 'info',
    plugins: [react(), shopServer({ env, alias })],
    // A picture in a `data:` URL would need a looser Content-Security-Policy.
    build: { assetsInlineLimit: 0 },
    server: listening,
    preview: listening,
    resolve: { alias },
  };
});
