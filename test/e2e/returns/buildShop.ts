import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The script of the shop's pages, built from the package's sources. */
export async function buildShop(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('./shop.tsx', import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((bundle) =>
    'output' in bundle ? bundle.output : [],
  );
  const script = outputs.find((output) => output.type === 'chunk');
  if (script?.type !== 'chunk') throw new Error('The build made no script.');
  return script.code;
}
