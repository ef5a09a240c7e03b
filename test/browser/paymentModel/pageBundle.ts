import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const NAME = 'virtual:page-bundle';
const ENTRY = fileURLToPath(new URL('../../../src/index.ts', import.meta.url));

/**
 * Serves the package as one function (`virtual:page-bundle`), so that a test can load it as often as
 * it reloads its page. A module that was imported once would remember what a reload forgets.
 */
export function pageBundle(): Plugin {
  return {
    name: 'page-bundle',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const { code, imports, files } = await bundle();
      for (const file of files) this.addWatchFile(file);
      return `
        export const imports = ${JSON.stringify(imports)};
        export const run = (require, exports) => { ${code}\n };
      `;
    },
  };
}

async function bundle(): Promise<{ code: string; imports: string[]; files: string[] }> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { development: false } },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['cjs'] },
      rolldownOptions: {
        external: (id) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0'),
        output: { codeSplitting: false },
      },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  const chunk = result && 'output' in result ? result.output[0] : undefined;
  if (chunk === undefined) throw new Error('The package could not be bundled.');
  return {
    code: chunk.code,
    imports: chunk.imports,
    files: chunk.moduleIds.filter((id) => id.startsWith('/')),
  };
}
