import type { QrisStore } from './QrisStore.ts';
import { readStoredToken } from './readStoredToken.ts';
import type { StoredToken } from './StoredToken.ts';

/** Reads a token that is not yet due for renewal, and not the one that Pivot refused. */
export async function readUsableToken(
  store: QrisStore,
  key: string,
  refused: string | undefined,
): Promise<StoredToken | undefined> {
  const token = readStoredToken(await store.get(key));
  return token !== undefined && token.accessToken !== refused && token.expiresAt > Date.now()
    ? token
    : undefined;
}
