import type { Command } from './serverCommands.ts';
import type { Setup } from './serverWorld.ts';

interface Case {
  name: string;
  setup?: Partial<Setup>;
  story: readonly Command[];
}

const press = (at: number, as = 0): Command => ({ do: 'press', at, as, wait: true });
const pay = (status: string, lagS = 0): Command => ({
  do: 'pay',
  link: 0,
  status,
  lagS,
  isRight: true,
});
const ask = (at: number): Command => ({
  do: 'ask for the status',
  at,
  as: 0,
  back: undefined,
  wait: true,
});
const pass = (seconds: number): Command => ({ do: 'pass', seconds });
const passToEnd = (plusS: number): Command => ({ do: 'pass to the end', link: 0, plusS });

/** What the model has found, made short. A story that fails is added here, whatever its seed was. */
export const CASES: readonly Case[] = [
  {
    name: 'a link that is about to end',
    setup: { lifeMs: 12_000 },
    story: [press(0), press(0)],
  },
  {
    name: 'a link that has just ended, and was paid in its last second',
    story: [press(0), passToEnd(-1), pay('00', 30), passToEnd(1), press(0)],
  },
  {
    name: 'a clock that is twenty minutes ahead',
    story: [{ do: 'set the clock', at: 1, aheadS: 1200 }, press(0), press(1)],
  },
  {
    name: 'a restart while a payment is pending',
    story: [press(2), pay('03'), pass(3600), { do: 'kill', at: 2 }, press(2)],
  },
  {
    name: 'a store that was slow while a link was made',
    story: [
      { do: 'the store is', state: 'slow' },
      press(0),
      pay('03'),
      pass(3600),
      { do: 'the store is', state: 'up' },
      press(0),
    ],
  },
  {
    name: 'a store that is down for the other process',
    story: [press(0), pay('03'), { do: 'the store is', state: 'down' }, press(1)],
  },
  {
    name: 'a memory that was filled',
    story: [press(2), { do: 'fill the memory', withEnded: false }, press(2)],
  },
  {
    name: 'a memory that was filled with what has ended',
    story: [press(2), { do: 'fill the memory', withEnded: true }, press(2)],
  },
  {
    name: 'a payment that is still pending a day later',
    story: [press(0), pay('03'), pass(90_000), press(0)],
  },
  {
    name: 'a callback that overtakes the inquiry',
    story: [press(0), pay('00', 30)],
  },
  {
    name: 'a callback whose inquiry is refused',
    story: [
      press(0),
      { do: 'refuse', call: 'status', code: '4015500', times: 1 },
      pay('00'),
      pass(1),
    ],
  },
  {
    name: 'a cancelled link, and a second one that lives',
    story: [press(0), pay('05'), ask(0), press(0), ask(0), press(0)],
  },
  {
    name: 'a guest who signs in',
    story: [press(0), press(0, 1)],
  },
  {
    name: 'a wallet that is linked anew while a payment is pending',
    story: [press(0), pay('03'), { do: 'relink the wallet', of: 0 }, passToEnd(61), press(0)],
  },
  {
    name: 'a request that gives up after another has made a link',
    story: [
      { do: 'delay', call: 'token-b2b', seconds: 11 },
      { do: 'refuse', call: 'apply-ott', code: '4014901', times: 1 },
      { do: 'press', at: 1, as: 0, wait: false },
      { do: 'press', at: 0, as: 0, wait: false },
      { do: 'delay', call: 'token-b2b2c', seconds: 11 },
      pass(80),
      press(0),
    ],
  },
  {
    name: 'slow tokens and one that is refused',
    story: [
      { do: 'delay', call: 'token-b2b', seconds: 11 },
      { do: 'delay', call: 'token-b2b2c', seconds: 11 },
      { do: 'refuse', call: 'apply-ott', code: '4014902', times: 1 },
      { do: 'press', at: 0, as: 0, wait: false },
      pass(60),
    ],
  },
  {
    name: 'a store that is lost while who made the link still lives',
    setup: { mayForget: true },
    story: [press(1), pass(6), { do: 'the store is lost' }, press(1)],
  },
  {
    name: 'a payment that failed after one that was paid, with a store that is full',
    story: [{ do: 'the store is', state: 'full' }, press(1), pay('00'), press(0), pay('06', 5)],
  },
  {
    name: 'a link of another process behind a cancelled one, with a store that is slow',
    story: [press(0), pay('05'), ask(0), { do: 'the store is', state: 'slow' }, press(1), press(0)],
  },
  {
    name: 'a callback that overtakes the inquiry, which knows an earlier payment',
    story: [press(0), pay('05'), ask(0), press(0), pass(1), pay('00', 59)],
  },
  {
    name: 'a callback that overtakes the inquiry, which knows an earlier payment of another amount',
    story: [
      press(0),
      pay('00'),
      pass(1),
      { do: 'the store is', state: 'slow' },
      { do: 'pay', link: 0, status: '00', lagS: 5, isRight: false },
    ],
  },
  {
    name: 'two customers at one process, while its store comes back',
    setup: { sharesWallet: true },
    story: [
      { do: 'delay', call: 'token-b2b', seconds: 11 },
      { do: 'the store is', state: 'slow' },
      { do: 'press', at: 0, as: 1, wait: false },
      press(0),
    ],
  },
  {
    name: 'an order that was paid while another process, which knew of nothing, made a second link',
    story: [
      { do: 'the store is', state: 'down' },
      { do: 'press', at: 0, as: 0, wait: false },
      pass(12),
      pay('00'),
      { do: 'ask for the status', at: 0, as: 0, back: undefined, wait: false },
      pay('02', 59),
      { do: 'proceed', payment: 0, status: '06', lagS: 0 },
      { do: 'press', at: 1, as: 0, wait: false },
    ],
  },
  {
    name: 'an inquiry that was answered before all was known, and took long',
    setup: { lifeMs: 12_000 },
    story: [
      press(0),
      passToEnd(-1),
      pay('00', 59),
      passToEnd(50),
      { do: 'delay', call: 'status', seconds: 11 },
      { do: 'press', at: 0, as: 0, wait: false },
      pass(30),
    ],
  },
  {
    name: 'a callback that brings an earlier payment to light, and not its own',
    story: [press(0), pay('05'), pass(300), pay('05', 59), pass(300), pay('00', 30), press(0)],
  },
  {
    name: 'a link after two failures, of which only the first was recorded',
    story: [
      press(0),
      pay('05'),
      pass(300),
      pay('05', 59),
      pass(300),
      pay('00', 30),
      press(0),
      { do: 'press', at: 0, as: 0, wait: false },
    ],
  },
  {
    name: 'two links that were made while nothing could be stored, one of them handed out later',
    story: [
      { do: 'the store is', state: 'full' },
      { do: 'delay', call: 'apply-ott', seconds: 8 },
      { do: 'press', at: 0, as: 0, wait: false },
      press(1),
      { do: 'set the clock', at: 1, aheadS: 120 },
      pass(30),
      { do: 'press', at: 1, as: 0, wait: false },
    ],
  },
];
