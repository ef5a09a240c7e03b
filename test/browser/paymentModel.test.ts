import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { serverClock } from '../../src/core/time/serverClock.ts';
import { Channel, createWorld, type World } from './paymentWorld.ts';
import { endTime, startTime } from './timeTravel.ts';

/** All that may happen on a shop's page, in any order. */
const COMMANDS: Record<string, (world: World) => unknown> = {
  'A is pressed': (world) => world.press(0),
  'B is pressed': (world) => world.press(1),
  'A is hovered': (world) => world.prepare(0),
  'A leaves the page': (world) => world.leave(0),
  'A is shown again': (world) => world.enter(0),
  'B leaves the page': (world) => world.leave(1),
  'B is shown again': (world) => world.enter(1),
  'A is mounted anew': (world) => world.mountAnew(0),
  'A shows another order': (world) => world.showOther(0),
  'A is reset': (world) => world.reset(0),
  'the page is reloaded': (world) => world.reload(),
  'the first link comes': (world) => world.answer('apply', 0),
  'the last link comes': (world) => world.answer('apply', -1),
  'a link request times out': (world) => world.refuse('apply', 'timeout'),
  'a link request is refused': (world) => world.refuse('apply', 'unavailable'),
  'a link request has to wait': (world) => world.refuse('apply', 'rate_limited', 3000),
  'the first answer comes': (world) => world.answer('status', 0),
  'the last answer comes': (world) => world.answer('status', -1),
  'an inquiry fails': (world) => world.refuse('status', 'network'),
  'the order is made': (world) => world.answer('order', 0),
  'the order is not made': (world) => world.refuse('order', 'network'),
  'the customer pays': (world) => world.pay('00'),
  'the customer is paying': (world) => world.pay('03'),
  'the customer cancels': (world) => world.pay('05'),
  'the payment succeeds': (world) => world.settle('00'),
  'the payment fails': (world) => world.settle('06'),
  'another tab returns': (world) => world.returned(),
  'the tab is hidden': (world) => world.show(true),
  'the tab is shown': (world) => world.show(false),
  'the back button is used': (world) => world.goBack(),
  'the dialog is there': (world) => world.onDialog('show'),
  'the dialog is closed': (world) => world.onDialog('leave'),
  'the dialog is left for this tab': (world) => world.onDialog('redirect'),
  'the windows are closed': (world) => world.closePopups(),
  '4 s pass': (world) => world.pass(4000),
  '20 s pass': (world) => world.pass(20_000),
  'a minute passes': (world) => world.pass(60_000),
};

/** The usual ones come more often, or few payments would get far. */
const command = fc.oneof(
  fc.constantFrom(...Object.keys(COMMANDS)),
  fc.constantFrom('A is pressed', 'the first link comes', 'the first answer comes'),
);

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', Channel);
  startTime();
  serverClock.startRoundTrip()(Date.now());
});
afterEach(() => {
  endTime();
  vi.unstubAllGlobals();
});

/** What is promised, and what that leads to; time stands still. */
async function flush(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

it('never pays twice, never lies and never gets stuck, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        openIn: fc.constantFrom('redirect' as const, 'popup' as const, 'embedded' as const),
        makesOrders: fc.boolean(),
        heedsAbort: fc.boolean(),
      }),
      fc.array(command, { maxLength: 40, size: 'max' }),
      async (setup, commands) => {
        const world = createWorld(setup);
        try {
          for (const name of commands) {
            COMMANDS[name]?.(world);
            await flush();
            world.look();
            expect(world.faults).toEqual([]);
          }
          await world.conclude(flush);
        } finally {
          world.end();
        }
        expect(world.faults).toEqual([]);
      },
    ),
    { numRuns: 1500 },
  );
}, 60_000);
