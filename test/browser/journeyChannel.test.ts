import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { journeyChannel } from '../../src/core/payment/journeyChannel.ts';

/** Another window of the shop. */
function openOtherWindow(): { say: (message: unknown) => void; heard: unknown[] } {
  const channel = new BroadcastChannel('pivot-qris');
  const heard: unknown[] = [];
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard.push(data));
  onTestFinished(() => channel.close());
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
  return { say: (message) => channel.postMessage(message), heard };
}

const RETURNED = { type: 'returned', partnerReferenceNo: 'ref-1' } as const;
const LAST = { type: 'heard', partnerReferenceNo: 'last' } as const;

it('tells the other windows', async () => {
  const { heard } = openOtherWindow();
  journeyChannel.tell(RETURNED);
  await vi.waitFor(() => expect(heard).toEqual([RETURNED]));
});

it('hears the other windows until it is stopped, and not itself', async () => {
  const { say, heard } = openOtherWindow();
  const first = vi.fn();
  const second = vi.fn();
  const stopFirst = journeyChannel.listen(first);
  const stopSecond = journeyChannel.listen(second);
  onTestFinished(stopSecond);
  journeyChannel.tell(RETURNED);
  await vi.waitFor(() => expect(heard).toEqual([RETURNED]));
  stopFirst();
  say(LAST);
  await vi.waitFor(() => expect(second.mock.calls).toEqual([[LAST]]));
  expect(first).not.toHaveBeenCalled();
});

describe('ignores', () => {
  it.each([
    ['what is no record', 'returned'],
    ['nothing', null],
    ['a list', ['returned', 'ref-1']],
    ['an unknown type', { type: 'paid', partnerReferenceNo: 'ref-1' }],
    ['a message without a reference', { type: 'returned' }],
    ['an empty reference', { type: 'returned', partnerReferenceNo: '' }],
    ['a reference that is too long', { type: 'returned', partnerReferenceNo: 'r'.repeat(65) }],
    ['a reference with a control character', { type: 'returned', partnerReferenceNo: 'r\n1' }],
  ])('%s', async (_name, message) => {
    const { say } = openOtherWindow();
    const listener = vi.fn();
    onTestFinished(journeyChannel.listen(listener));
    say(message);
    say(LAST);
    await vi.waitFor(() => expect(listener.mock.calls).toEqual([[LAST]]));
  });
});

it('passes on nothing but type and reference', async () => {
  const { say } = openOtherWindow();
  const listener = vi.fn();
  onTestFinished(journeyChannel.listen(listener));
  say({ ...RETURNED, outcome: 'paid', paymentUrl: 'https://evil.example' });
  await vi.waitFor(() => expect(listener.mock.calls).toEqual([[RETURNED]]));
});

it('holds a channel open only while somebody listens and the page is in use', () => {
  const openChannels = new Set<BroadcastChannel>();
  stubChannel(
    class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        openChannels.add(this);
      }
      override close(): void {
        super.close();
        openChannels.delete(this);
      }
    },
  );
  const stopFirst = journeyChannel.listen(() => undefined);
  const stopSecond = journeyChannel.listen(() => undefined);
  expect(openChannels.size).toBe(1);
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(openChannels.size).toBe(0);
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(openChannels.size).toBe(1);
  stopFirst();
  stopFirst();
  expect(openChannels.size).toBe(1);
  stopSecond();
  expect(openChannels.size).toBe(0);
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  journeyChannel.tell(RETURNED);
  expect(openChannels.size).toBe(0);
});

it.each([
  ['has none', undefined],
  ['refuses one', refuse],
])('does without where the browser %s', (_name, channel) => {
  stubChannel(channel);
  journeyChannel.tell(RETURNED);
  journeyChannel.listen(() => undefined)();
});

function stubChannel(channel: unknown): void {
  vi.stubGlobal('BroadcastChannel', channel);
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
}

function refuse(): never {
  throw new DOMException('The origin is opaque.', 'SecurityError');
}
