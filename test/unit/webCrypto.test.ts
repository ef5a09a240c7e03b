import { expect, onTestFinished, test, vi } from 'vitest';
import { hashBody } from '../../src/server/signing/index.ts';
import { CREDENTIALS, NEVER_BEGUN, startPivot } from './pivotStandIn.ts';
import { applyOttBody, browserRequest, paymentFor, SHOP } from './proxyKit.ts';

test('signs the same where there is Web Crypto alone', async () => {
  const pivot = await startPivot();
  onTestFinished(() => pivot.close());
  const ask = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
  vi.resetModules();
  const edge = await import('../../src/server/index.ts');
  const signing = await import('../../src/server/signing/index.ts');
  expect(ask).toHaveBeenCalledWith('node:crypto');
  ask.mockRestore();

  const proxy = edge
    .createPivot({ environment: { apiBaseUrl: pivot.apiBaseUrl }, ...CREDENTIALS })
    .proxy({
      resolvePayment: ({ partnerReferenceNo }) => paymentFor(partnerReferenceNo),
      returnOrigins: [SHOP],
    });
  pivot.script('status', NEVER_BEGUN);
  const reply = await proxy(browserRequest('apply-ott', applyOttBody('pesanan-é-1')));
  expect(reply.status).toBe(200);
  expect(pivot.faults).toEqual([]);
  expect(await signing.hashBody('{ "a" : "é" }')).toBe(await hashBody('{"a":"é"}'));
});
