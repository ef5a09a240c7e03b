import { expect, it } from 'vitest';
import { memoryStore } from '../../src/server/index.ts';
import { createSingleFlight } from '../../src/server/store/singleFlight.ts';

it('looks a few more times when its time is up, and then says so', async () => {
  const store = memoryStore();
  await store.set('thing:lock', 'a process that died', { ttlMs: 60_000 });
  let looks = 0;
  const once = createSingleFlight<string, string>(store, 10_000);
  const asked = once({
    key: 'thing',
    deadline: Date.now(),
    read: async () => {
      looks += 1;
      return undefined;
    },
    pick: (stored) => stored,
    make: async () => 'made',
  });
  await expect(asked).rejects.toMatchObject({ responseCode: '50400' });
  expect(looks).toBeLessThan(10);
});
