type NodeCrypto = ReturnType<typeof process.getBuiltinModule<'node:crypto'>>;

/**
 * The server runtime's own crypto, where it has one: it answers at once. Web Crypto, which every runtime
 * has, takes each hash to another thread and back, at several times the cost of the hash.
 */
export const nodeCrypto: NodeCrypto | undefined =
  globalThis.process?.getBuiltinModule?.('node:crypto');
