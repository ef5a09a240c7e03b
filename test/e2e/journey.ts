import { expect, test } from '@playwright/test';

export interface Journey {
  /** Lets pass what a test provokes. */
  expectedComplaints: RegExp | undefined;
  quiet: void;
}

/**
 * A test that fails on whatever the browser complains of: an exception, an error on the console, a
 * breach of the Content-Security-Policy.
 */
export const journey = test.extend<Journey>({
  expectedComplaints: [undefined, { option: true }],
  quiet: [
    async ({ page, expectedComplaints }, run) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await run();
      expect(complaints.filter((text) => !expectedComplaints?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});
