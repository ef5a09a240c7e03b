import { build as bundle, type Plugin } from 'esbuild';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const PEERS = ['react', 'react-dom', '@tanstack/react-query'];
const LOADED_ON_USE = ['./EmbeddedDialog.tsx', './HandoffDialog.tsx'];

/**
 * How many bytes a page gets that holds this code: minified, compressed by brotli, peers outside.
 *
 * @param left names of modules of ours that are left out.
 */
export async function bundleSize(code: string, left: readonly string[] = []): Promise<number> {
  const { outputFiles } = await bundle({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: [...PEERS, ...LOADED_ON_USE],
    loader: { '.css': 'empty' },
    plugins: [leaveOut(left)],
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of: ${code}`);
  return brotliCompressSync(output.contents).length;
}

/** A file of ours exports one thing, which bears its name. */
function leaveOut(left: readonly string[]): Plugin {
  return {
    name: 'leave-out',
    setup(build) {
      build.onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
        const name = basename(path, extname(path));
        return left.includes(name)
          ? { contents: `export const ${name} = undefined;`, loader: 'ts' }
          : undefined;
      });
    },
  };
}
