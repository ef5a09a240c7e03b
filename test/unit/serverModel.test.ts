import * as fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { carryOut, commands, type Command } from './serverCommands.ts';
import { CASES } from './serverModelCases.ts';
import { createWorld, type Setup } from './serverWorld.ts';
import { endTime, startTime } from './virtualTime.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START = Date.parse('2026-03-02T03:00:00Z');

// MODEL_RUNS=5000 looks further, MODEL_SEED elsewhere: a suite that all changes must pass draws the same.
const RUNS = Number(process.env['MODEL_RUNS'] ?? 60);
const SEED = Number(process.env['MODEL_SEED'] ?? 7);

const USUAL: Setup = {
  lifeMs: 15 * MINUTE,
  tells: 'number',
  neverBegun: '4045501',
  isExpiryLate: false,
  writesNumbers: false,
  sharesWallet: false,
  mayForget: false,
};

const setups: fc.Arbitrary<Setup> = fc.record({
  lifeMs: fc.constantFrom(15 * MINUTE, MINUTE, 12 * SECOND),
  tells: fc.constantFrom('number' as const, 'time' as const, 'nothing' as const),
  neverBegun: fc.constantFrom('4045501', '4045500', '4035500', '07'),
  isExpiryLate: fc.boolean(),
  writesNumbers: fc.boolean(),
  sharesWallet: fc.boolean(),
  mayForget: fc.boolean(),
});

async function run(setup: Setup, story: readonly Command[]): Promise<readonly string[]> {
  startTime(START);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const world = createWorld(setup);
  for (const each of story) {
    await carryOut(world, each);
    if (world.faults.length > 0) return world.faults;
  }
  await world.conclude();
  return world.faults;
}

afterEach(endTime);

it.each(CASES)('is right about $name', async ({ setup, story }) => {
  expect(await run({ ...USUAL, ...setup }, story)).toEqual([]);
});

it(
  `never pays twice, never lies and never gets stuck, whatever happens (seed ${SEED})`,
  async () => {
    await fc.assert(
      fc.asyncProperty(
        setups,
        fc.array(commands, { maxLength: 30, size: 'max' }),
        async (setup, story) => {
          try {
            expect(await run(setup, story)).toEqual([]);
          } finally {
            endTime();
          }
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  },
  60_000 + RUNS * 1000,
);
