import { onTestFinished } from 'vitest';

/** Stops what would leave the page, and notes where it would have led. */
export function recordNavigations(): string[] {
  const urls: string[] = [];
  const note = (event: NavigateEvent): void => {
    if (!event.cancelable) return;
    event.preventDefault();
    urls.push(event.destination.url);
  };
  navigation.addEventListener('navigate', note);
  onTestFinished(() => navigation.removeEventListener('navigate', note));
  return urls;
}
