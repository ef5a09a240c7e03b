import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { readPort } from './server/readPort.ts';
import { shopServer } from './server/shopServer.ts';

const DEFAULT_PORT = 4173;
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ command, mode, isPreview }) => {
  const isBuild = command === 'build';
  const env = loadEnv(mode, at('..'), '');
  const port = readPort(env, 'PORT');
  const listening = { port: port ?? DEFAULT_PORT, strictPort: port !== undefined };
  return {
    root: at('.'),
    envDir: at('..'),
    // All of the environment that the browser gets to know; credentials stay on the server.
    envPrefix: 'PIVOT_ALLOWED_HOSTS',
    logLevel: isBuild ? 'warn' : 'info',
    plugins: [react(), ...(isBuild ? [] : [shopServer(env)])],
    // A picture in a `data:` URL would need a looser Content-Security-Policy.
    build: { assetsInlineLimit: 0 },
    server: listening,
    preview: listening,
    // Development works on the sources; the build uses the built package, as a shop would.
    resolve: {
      alias:
        isBuild || isPreview
          ? []
          : [
              { find: /^pivot-qris-react$/, replacement: at('../src/index.ts') },
              { find: 'pivot-qris-react/styles.css', replacement: at('../src/styles.css') },
            ],
    },
  };
});
