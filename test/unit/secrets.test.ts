import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { createPivot, memoryStore } from '../../src/server/index.ts';
import { CREDENTIALS, type Script } from './pivotStandIn.ts';
import { paymentFor, SHOP, startProxy, type ProxyKit } from './proxyKit.ts';

/** Every text that must not leave the server, as far as the conversation knows it. */
function secretsOf({ pivot }: ProxyKit): string[] {
  const keyLines = CREDENTIALS.privateKey.split('\n').filter((line) => line.length > 40);
  const sent = pivot.received.flatMap(({ headers, body }) => [
    String(headers['x-signature']),
    (headers.authorization ?? 'none at all').replace('Bearer ', ''),
    String(headers['authorization-customer'] ?? 'none at all').replace('Bearer ', ''),
    typeof body['refreshToken'] === 'string' ? body['refreshToken'] : 'none at all',
  ]);
  return [CREDENTIALS.clientSecret, ...keyLines, ...sent, 'token=link-', 'wallet.example'];
}

/** Failures of every kind, some of which quote what they were sent. */
const FAILURES: [string, (kit: ProxyKit) => Script][] = [
  ['nothing fails', () => ({})],
  ['Pivot hangs', () => ({ instead: 'hang' })],
  ['the connection is cut', () => ({ instead: 'cut' })],
  ['the reply is HTML', () => ({ body: '<html>token=link-1 wallet.example</html>' })],
  [
    'the reply is cut short',
    () => ({ body: '{"paymentUrl":"https://wallet.example/?token=link-' }),
  ],
  [
    'the link is no URL',
    () => ({
      body: {
        responseCode: '2004900',
        additionalInfo: { paymentUrl: 'wallet.example token=link-1', urlExpiry: '' },
      },
    }),
  ],
  [
    'Pivot quotes the tokens',
    ({ pivot }) => {
      const headers = pivot.received.at(-1)?.headers ?? {};
      return {
        status: 401,
        body: {
          responseCode: '4014900',
          responseMessage: `Bad ${String(headers.authorization)} ${String(headers['x-signature'])}`,
        },
      };
    },
  ],
];

test.each(FAILURES)('no secret is in an event or a refusal when %s', async (_what, failure) => {
  const logged: unknown[] = [];
  for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => logged.push(...words));
  }
  const kit = await startProxy({ timeoutMs: 500 });
  // The first request fills the caches; its headers are what a reply can quote.
  await kit.status();
  kit.pivot.script('apply-ott', failure(kit));
  const reply = await kit.applyOtt();
  vi.restoreAllMocks();

  const exposed = inspect([kit.events, logged], { depth: null }) + JSON.stringify(kit.events);
  const toBrowser = JSON.stringify(reply.body) + JSON.stringify([...reply.headers]);
  expect(kit.events.length).toBeGreaterThan(3);
  for (const secret of secretsOf(kit)) {
    expect(exposed).not.toContain(secret);
    const isLink = secret === 'token=link-' || secret === 'wallet.example';
    if (!isLink || reply.httpStatus !== 200) expect(toBrowser).not.toContain(secret);
  }
});

test('no secret is in what the package hands out', async () => {
  const store = memoryStore();
  const kit = await startProxy({ store });
  await kit.applyOtt();
  const shown = inspect([kit.proxy, store], { depth: null, showHidden: true });
  for (const secret of secretsOf(kit)) expect(shown).not.toContain(secret);
});

test('no secret is in an error of creation', () => {
  const marked = { clientSecret: 'marked\nsecret', privateKey: 'marked key', clientId: 'mark\ned' };
  for (const name of ['clientSecret', 'privateKey', 'clientId'] as const) {
    try {
      createPivot({
        environment: 'staging',
        ...CREDENTIALS,
        [name]: marked[name],
      }).proxy({
        resolvePayment: ({ partnerReferenceNo }) => paymentFor(partnerReferenceNo),
        returnOrigins: [SHOP],
      });
      expect.unreachable();
    } catch (error) {
      expect(inspect(error, { depth: null, showHidden: true })).toContain(`TypeError: ${name} `);
      expect(`${inspect(error)}${JSON.stringify(error)}`).not.toMatch(/marked|mark\\ned|mark\ned/);
    }
  }
});
