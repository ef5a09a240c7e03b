import { useSyncExternalStore } from 'react';
import { isInAppBrowser } from './core/isInAppBrowser.ts';

const neverChanges = () => () => undefined;

/** Whether the page runs in the browser of a chat or social app; false until it is hydrated. */
export function useInAppBrowser(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => isInAppBrowser(navigator.userAgent),
    () => false,
  );
}
