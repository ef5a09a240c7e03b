import type { HttpHandler } from 'msw';
import { setupWorker } from 'msw/browser';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** A mock of the merchant's proxy in the page's own service worker, for the tests of a file. */
export function startWorker(...handlers: HttpHandler[]): ReturnType<typeof setupWorker> {
  const worker = setupWorker(...handlers);
  beforeAll(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
  afterEach(() => worker.resetHandlers());
  afterAll(() => worker.stop());
  return worker;
}
