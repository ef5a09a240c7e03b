import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callEndpoint } from '../../src/core/endpoint/callEndpoint.ts';
import { serverClock } from '../../src/core/time/serverClock.ts';
import { startServer } from './startServer.ts';

const EIGHT_MINUTES = 480_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A shop's endpoint on a server whose clock is right, called by a device that is eight minutes fast. */
async function call(serverTime?: () => number): Promise<number> {
  const truth = Date.now();
  const url = await startServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('date', new Date(truth).toUTCString());
    response.end(JSON.stringify({ responseCode: '2004900', serverTime: serverTime?.() }));
  });
  vi.setSystemTime(truth + EIGHT_MINUTES);
  const options = { endpoint: url };
  await callEndpoint(url, {}, options, new AbortController().signal);
  return serverClock.now() - truth;
}

it.each([
  ['a function', () => new Promise(() => undefined), {}],
  [
    'the headers',
    'http://127.0.0.1:9',
    { headers: () => new Promise<HeadersInit>(() => undefined) },
  ],
])('waits no longer than it should for %s', async (_name, target, options) => {
  await expect(
    callEndpoint(
      target,
      {},
      { ...options, endpoint: { applyOtt: target, status: target }, timeoutMs: 20 },
      new AbortController().signal,
    ),
  ).rejects.toMatchObject({ code: 'timeout' });
});

it('learns the server’s time from the Date header', async () => {
  expect(Math.abs(await call())).toBeLessThan(1500);
});

it('learns it from serverTime, which says it better', async () => {
  const truth = Date.now() + 700;
  expect(Math.abs((await call(() => truth)) - 700)).toBeLessThan(300);
});

it('learns it from the reply of a function', async () => {
  const truth = Date.now();
  vi.setSystemTime(truth + EIGHT_MINUTES);
  const reply = { responseCode: '2004900', serverTime: truth };
  const target = () => Promise.resolve(reply);
  const options = { endpoint: { applyOtt: target, status: target } };
  await callEndpoint(target, {}, options, new AbortController().signal);
  expect(Math.abs(serverClock.now() - truth)).toBeLessThan(300);
});
