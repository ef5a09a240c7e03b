import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, loadEnv } from 'vite';
import { readPort } from './server/ports.ts';
import { shopServer } from './server/vitePlugin.ts';

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
  // Build and preview use the built package, as a real shop would.
  const alias = command === 'serve' && !isPreview ? SOURCES : [];
  return {
    root: at('.'),
    envDir: at('..'),
    // The only variable that reaches the browser; credentials stay on the server.
    envPrefix: 'PIVOT_ALLOWED_HOSTS',
    logLevel: command === 'build' ? 'warn' : 'info',
    plugins: [react(), shopServer({ env, alias })],
    // Pictures in `data:` URLs would need a looser Content-Security-Policy.
    build: { assetsInlineLimit: 0 },
    server: listening,
    preview: listening,
    resolve: { alias },
  };
});
