import { expect, onTestFinished, test, vi } from 'vitest';
import { hashBody } from '../../src/server/index.ts';
import { CREDENTIALS, NEVER_BEGUN, startPivot } from './pivotStandIn.ts';
import { applyOttBody, browserRequest, grantFor, SHOP } from './proxyKit.ts';

test('signs the same where there is Web Crypto alone', async () => {
  const pivot = await startPivot();
  onTestFinished(() => pivot.close());
  const ask = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
  vi.resetModules();
  const edge = await import('../../src/server/index.ts');
  expect(ask).toHaveBeenCalledWith('node:crypto');
  ask.mockRestore();

  const proxy = edge.createQrisProxy({
    environment: { apiBaseUrl: pivot.apiBaseUrl },
    ...CREDENTIALS,
    resolvePayment: ({ partnerReferenceNo }) => grantFor(partnerReferenceNo),
    returnOrigins: [SHOP],
  });
  pivot.script('status', NEVER_BEGUN);
  const reply = await proxy(browserRequest('apply-ott', applyOttBody('pesanan-é-1')));
  expect(reply.status).toBe(200);
  expect(pivot.faults).toEqual([]);
  expect(await edge.hashBody('{ "a" : "é" }')).toBe(await hashBody('{"a":"é"}'));
});
