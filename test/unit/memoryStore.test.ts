import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryStore } from '../../src/server/index.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('forgets a value after its time', async () => {
  const store = memoryStore();
  expect(await store.set('key', 'value', { ttlMs: 1000 })).toBe(true);
  vi.setSystemTime(Date.now() + 999);
  expect(await store.get('key')).toBe('value');
  vi.setSystemTime(Date.now() + 1);
  expect(await store.get('key')).toBeUndefined();
});

test('sets only if absent, and again once the other has ended', async () => {
  const store = memoryStore();
  const mine = { ttlMs: 1000, onlyIfAbsent: true };
  expect(await store.set('lock', 'a', mine)).toBe(true);
  expect(await store.set('lock', 'b', mine)).toBe(false);
  expect(await store.get('lock')).toBe('a');
  vi.setSystemTime(Date.now() + 1000);
  expect(await store.set('lock', 'b', mine)).toBe(true);
  await store.delete('lock');
  expect(await store.set('lock', 'c', mine)).toBe(true);
});

test('does not grow without end: the oldest make room', async () => {
  const store = memoryStore();
  for (let count = 0; count <= 50_000; count += 1) {
    await store.set(`key-${count}`, 'value', { ttlMs: 1000 });
  }
  expect(await store.get('key-0')).toBeUndefined();
  expect(await store.get('key-1')).toBe('value');
  expect(await store.get('key-50000')).toBe('value');
});

test('what has ended makes room before what lives', async () => {
  const store = memoryStore();
  await store.set('oldest', 'value', { ttlMs: 10_000 });
  for (let count = 0; count < 24_999; count += 1) {
    await store.set(`short-${count}`, 'value', { ttlMs: 1000 });
    await store.set(`long-${count}`, 'value', { ttlMs: 10_000 });
  }
  vi.setSystemTime(Date.now() + 1000);
  for (let count = 0; count < 24_999; count += 1) {
    await store.set(`later-${count}`, 'value', { ttlMs: 10_000 });
  }
  expect(await store.get('oldest')).toBe('value');
  expect(await store.get('long-0')).toBe('value');
  expect(await store.get('later-0')).toBe('value');
});
