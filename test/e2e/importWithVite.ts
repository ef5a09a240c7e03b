import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/**
 * Imports a module through Vite, by its path from this folder. The sandbox's sources import the
 * files of its page with `?raw`, which Playwright's own loader does not know.
 */
export async function importWithVite<Module>(path: string): Promise<Module> {
  const file = fileURLToPath(new URL(path, import.meta.url));
  const { module } = await runnerImport<Module>(file, { configFile: false, logLevel: 'error' });
  return module;
}
