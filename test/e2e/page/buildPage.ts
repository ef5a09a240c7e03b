import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The text of each file that the page is made of, by its path. */
export type PageFiles = ReadonlyMap<string, string>;

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Bundles the page as a shop does: with the package as `npm run build` has made it, and with
 * React's development build, whose StrictMode mounts everything twice.
 */
export async function buildPage(): Promise<PageFiles> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    publicDir: false,
    define: { 'process.env.NODE_ENV': JSON.stringify('development') },
    resolve: {
      alias: [
        { find: 'pivot-qris-react/styles.css', replacement: fileOf('../../../dist/styles.css') },
        { find: 'pivot-qris-react', replacement: fileOf('../../../dist/index.js') },
      ],
    },
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: fileOf('./main.tsx'),
        output: {
          entryFileNames: 'assets/page.js',
          chunkFileNames: 'assets/[name].js',
          assetFileNames: 'assets/page[extname]',
        },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((bundle) =>
    'output' in bundle ? bundle.output : [],
  );
  return new Map(
    outputs.map((output) => [
      `/${output.fileName}`,
      output.type === 'chunk' ? output.code : String(output.source),
    ]),
  );
}
