/** What is fetched when the customer opens the dialog, and not before. */
const LOADED_ON_USE = ['./EmbeddedDialog-*', './HandoffDialog-*'];

/** A bundle of the client entry for a page that imports these names. */
const client = (name, imports, limit) => ({
  name,
  path: 'dist/index.js',
  import: imports,
  limit,
  modifyEsbuildConfig: (config) => ({
    ...config,
    format: 'esm',
    target: 'es2022',
    external: [...config.external, ...LOADED_ON_USE],
  }),
});

const onUse = (name, path, limit) => ({
  name,
  path,
  limit,
  modifyEsbuildConfig: (config) => ({
    ...config,
    format: 'esm',
    // The page has it already.
    external: [...config.external, './ExpiryCountdown-*'],
  }),
});

/** A bundle of the server entry for a server that imports these names. */
const server = (name, imports, limit) => ({
  name,
  path: 'dist/server.js',
  import: imports,
  limit,
  modifyEsbuildConfig: (config) => ({ ...config, format: 'esm', platform: 'node' }),
});

/** Minified and compressed by brotli, peers outside. Nothing may grow past its limit. */
export default [
  client('useApplyOtt', '{ useApplyOtt }', '5.1 kB'),
  client('QrisPayButton', '{ QrisPayButton }', '17 kB'),
  client('pivot-qris-react', '*', '22.1 kB'),
  onUse('embedded, on use', 'dist/EmbeddedDialog-*.js', '2.4 kB'),
  onUse('handoff, on use', 'dist/HandoffDialog-*.js', '5.5 kB'),
  server('createPivot', '{ createPivot }', '15.9 kB'),
  server('pivot-qris-react/server', '*', '16.2 kB'),
  { name: 'pivot-qris-react/styles.css', path: 'dist/styles.css', limit: '2.45 kB' },
];
