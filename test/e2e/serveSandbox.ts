import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { PivotSandboxOptions } from '../../src/sandbox/index.ts';
import { sandboxMerchant, type SandboxMerchant } from '../unit/sandboxMerchant.ts';

/** A merchant and its sandbox, served on a free port of localhost. */
export interface ServedSandbox extends SandboxMerchant {
  stop: () => void;
}

export async function serveSandbox(
  options: Partial<PivotSandboxOptions> = {},
): Promise<ServedSandbox> {
  let sandbox: SandboxMerchant['sandbox'] | undefined;
  const server = createAdaptorServer({
    fetch: (request) => sandbox?.(request) ?? new Response(null, { status: 503 }),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const merchant = await sandboxMerchant({
    origin: `http://localhost:${port}`,
    now: Date.now,
    ...options,
  });
  ({ sandbox } = merchant);
  return { ...merchant, stop: () => server.close() };
}
