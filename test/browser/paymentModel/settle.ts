import { vi } from 'vitest';

const { port1, port2 } = new MessageChannel();
port1.start();

/** Lets all come about that is promised or due; virtual time stands still. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    vi.advanceTimersByTime(0);
    // React works in tasks, which no virtual time holds up.
    await new Promise((resolve) => {
      port1.addEventListener('message', resolve, { once: true });
      port2.postMessage(undefined);
    });
  }
}
