import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { openingRoutes } from './opening/opening.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const PAGES = ['countdowns/page/index.html', 'opening/page/index.html'];

/** Builds the pages as a shop would, for production, and serves them. */
export async function servePages(): Promise<{ address: string; close: () => Promise<void> }> {
  const common = { root: FOLDER, configFile: false, logLevel: 'warn' } as const;
  await build({
    ...common,
    plugins: [react()],
    resolve: { dedupe: ['react', 'react-dom'] },
    build: {
      target: 'es2022',
      rolldownOptions: { input: PAGES.map((page) => FOLDER + page) },
    },
  });
  const server = await preview({
    ...common,
    plugins: [openingRoutes],
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The pages of the benchmark are not served.');
  return { address, close: () => server.close() };
}
