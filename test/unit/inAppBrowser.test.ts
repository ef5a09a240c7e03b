import { expect, it } from 'vitest';
import { isInAppBrowser } from '../../src/core/payment/inAppBrowser.ts';
import { BROWSERS, IN_APP_BROWSERS } from './userAgents.ts';

it.each(Object.entries(IN_APP_BROWSERS))('recognizes %s', (_name, userAgent) => {
  expect(isInAppBrowser({ userAgent })).toBe(true);
});

it.each(Object.entries(BROWSERS))('takes %s for a browser', (_name, userAgent) => {
  expect(isInAppBrowser({ userAgent })).toBe(false);
});

it('takes a web app of the home screen for a browser', () => {
  const userAgent = IN_APP_BROWSERS['a view of WebKit, iOS'] ?? '';
  expect(isInAppBrowser({ userAgent, standalone: true })).toBe(false);
});
