import { expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { enMessages } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import '../../src/styles.css';
import { recordNavigations } from './recordNavigations.ts';
import { showButton } from './showButton.tsx';
import { startWorker } from './startWorker.ts';

const SECRET = 'one-time-5ecret';
const paymentUrl = `${location.origin}/webview.html?token=${SECRET}`;
const worker = startWorker(...qrisHandlers({ paymentUrl, scenario: 'not-found' }));

/** Notes what a session recorder would: each node and attribute of the page, as it comes and changes. */
function recordPage(): () => string {
  const seen: string[] = [];
  const serializer = new XMLSerializer();
  const note = (node: Node): void => void seen.push(serializer.serializeToString(node));
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName } of records) {
      for (const node of addedNodes) note(node);
      if (target instanceof Element && attributeName !== null) {
        seen.push(`${attributeName}=${target.getAttribute(attributeName)}`);
      }
      if (target instanceof Text) seen.push(target.data);
    }
  });
  observer.observe(document, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  onTestFinished(() => observer.disconnect());
  return () => {
    note(document.documentElement);
    return seen.join('\n');
  };
}

/** Notes what real user monitoring would send away. */
function recordTimings(): () => string {
  const seen: unknown[] = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
  for (const type of PerformanceObserver.supportedEntryTypes) {
    observer.observe({ type, buffered: true });
  }
  onTestFinished(() => observer.disconnect());
  return () => JSON.stringify([seen, performance.getEntries()]);
}

it.each(['redirect', 'popup', 'embedded', 'handoff'] as const)(
  'the link is nowhere where others could read it: %s',
  async (openIn) => {
    const pageLog = recordPage();
    const timings = recordTimings();
    recordNavigations();
    const said = (['log', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name),
    );
    const opened: (Window | null)[] = [];
    const open = window.open.bind(window);
    vi.spyOn(window, 'open').mockImplementation((...args) => {
      const popup = open(...args);
      opened.push(popup);
      return popup;
    });
    onTestFinished(() => {
      for (const popup of opened) popup?.close();
      vi.restoreAllMocks();
    });
    const callbacks = { onPaid: vi.fn(), onSettled: vi.fn(), onExpired: vi.fn(), onError: vi.fn() };
    const { events } = showButton({ openIn, ...callbacks });
    await page.getByRole('button', { name: enMessages.pay }).click();
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toContain('opened'));
    if (openIn === 'embedded') {
      await vi.waitFor(() =>
        expect(document.querySelector('iframe')?.contentWindow?.location.href).toBe(paymentUrl),
      );
    }
    if (openIn === 'handoff') {
      await expect.element(page.getByRole('img', { name: enMessages.handoffTitle })).toBeVisible();
    }
    // From Pivot's webview the customer comes back, and the order turns out to be paid.
    worker.use(...qrisHandlers({ scenario: 'paid' }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await vi.waitFor(() => expect(callbacks.onPaid).toHaveBeenCalledOnce(), { timeout: 8000 });

    const places = {
      page: pageLog(),
      timings: timings(),
      storage: JSON.stringify([
        Object.entries(sessionStorage),
        Object.entries(localStorage),
        document.cookie,
      ]),
      history: JSON.stringify([history.state, location.href, document.referrer, window.name]),
      events: JSON.stringify([events, Object.values(callbacks).map(({ mock }) => mock.calls)]),
      console: JSON.stringify(said.map(({ mock }) => mock.calls)),
    };
    for (const [place, text] of Object.entries(places)) {
      expect(text.includes(SECRET), `the ${place} holds the link`).toBe(false);
    }
    expect(places.page).toContain('qris-pay');
  },
);
