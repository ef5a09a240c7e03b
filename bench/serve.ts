import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { build, preview, type PreviewServer, type Plugin } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Builds the pages as a shop would, for production, and serves them beside `routes`. */
export async function serve(routes: Plugin): Promise<PreviewServer> {
  const common = { root: folder, configFile: false, logLevel: 'warn' } as const;
  await build({
    ...common,
    plugins: [react()],
    resolve: { dedupe: ['react', 'react-dom'] },
    build: {
      target: 'es2022',
      rolldownOptions: {
        input: ['countdowns/page/index.html', 'opening/page/index.html'].map(
          (page) => folder + page,
        ),
      },
    },
  });
  return preview({ ...common, plugins: [routes], preview: { host: '127.0.0.1', port: 0 } });
}
