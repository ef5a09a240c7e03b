import { setupWorker, type SetupWorker } from 'msw/browser';

/** MSW's worker from beside the page, wherever the static Storybook is put. */
export async function startWorker(): Promise<SetupWorker> {
  const worker = setupWorker();
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: new URL('mockServiceWorker.js', document.baseURI).href },
  });
  return worker;
}
