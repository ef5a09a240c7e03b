import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Page } from 'playwright';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves a folder's files under a path such as `/review/`, and nothing beside it. */
export async function serveFolder(
  folder: string,
  path: string,
): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = `/${pathname.slice(path.length)}`.replace(/\/$/, '/index.html');
    const file = join(folder, normalize(name));
    (pathname.startsWith(path) ? readFile(file) : Promise.reject(new Error('outside'))).then(
      (content) => {
        response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
        response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}${path}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Opens a story of a static Storybook, and waits until its play function has ended.
 *
 * @param base where the Storybook is, with a slash at the end.
 * @returns Storybook's own word: `success` or another.
 */
export async function openStory(page: Page, base: string, id: string): Promise<string> {
  await page.goto(`${base}iframe.html?id=${id}&viewMode=story`);
  const finished = await page.waitForFunction(
    () => globalThis.__STORYBOOK_ADDONS_CHANNEL__?.last('storyFinished')?.[0].status,
    undefined,
    { timeout: 20_000 },
  );
  return String(await finished.jsonValue());
}

/** The part of Storybook's preview that tells and is told. */
interface Channel {
  last: (event: string) => [{ storyId: string; status: string }] | undefined;
  emit: (event: string, payload: unknown) => void;
}
declare global {
  var __STORYBOOK_ADDONS_CHANNEL__: Channel | undefined;
}
