import * as fc from 'fast-check';
import type { StoreState } from './troubledStore.ts';
import { AMOUNT, OTHER_AMOUNT, type World } from './serverWorld.ts';
import { CALLS, type Call } from './worstCasePivot.ts';

const SECOND = 1000;

/** All that may happen, in any order; a process is 0, 1 (which share a store) or 2. */
export type Command =
  | { do: 'press'; at: number; as: number; wait: boolean }
  | { do: 'ask for the status'; at: number; as: number; back: number | undefined; wait: boolean }
  | { do: 'ask from the backend'; at: number }
  | { do: 'pay'; link: number; status: string; lagS: number; isRight: boolean }
  | { do: 'proceed'; payment: number; status: string; lagS: number }
  | { do: 'call again'; payment: number }
  | { do: 'end the link'; link: number }
  | { do: 'relink the wallet'; of: number }
  | { do: 'refuse'; call: Call; code: string; times: number }
  | { do: 'delay'; call: Call; seconds: number }
  | { do: 'set the clock'; at: number; aheadS: number }
  | { do: 'the store is'; state: StoreState }
  | { do: 'the store is lost' }
  | { do: 'kill'; at: number }
  | { do: 'fill the memory'; withEnded: boolean }
  | { do: 'the merchant fails' }
  | { do: 'the merchant is slow' }
  | { do: 'pass'; seconds: number }
  | { do: 'pass to the end'; link: number; plusS: number };

const place = fc.constantFrom(0, 1, 2, 0, 1);
const customer = fc.constantFrom(0, 0, 0, 1);
const back = fc.nat(2);
const lagS = fc.constantFrom(0, 0, 5, 30, 59);
const REFUSALS = {
  'token-b2b': ['4017300', '5037300'],
  'token-b2b2c': ['4017400', '4047401', '5047400'],
  'apply-ott': ['4014900', '4014901', '4014902', '4094900', '4034915', '5004900', '5044900'],
  status: ['4015500', '4015501', '4015502', '4095500', '4295500', '5005500', '5045500'],
};

export const COMMANDS = {
  press: fc.record({
    do: fc.constant('press' as const),
    at: place,
    as: customer,
    wait: fc.boolean(),
  }),
  status: fc.record({
    do: fc.constant('ask for the status' as const),
    at: place,
    as: customer,
    back: fc.option(back, { nil: undefined }),
    wait: fc.boolean(),
  }),
  backend: fc.record({ do: fc.constant('ask from the backend' as const), at: place }),
  pay: fc.record({
    do: fc.constant('pay' as const),
    link: back,
    status: fc.constantFrom('00', '01', '02', '03', '05', '05', '06', '99'),
    lagS,
    isRight: fc.constantFrom(true, true, true, false),
  }),
  proceed: fc.record({
    do: fc.constant('proceed' as const),
    payment: back,
    status: fc.constantFrom('00', '03', '05', '06'),
    lagS,
  }),
  callAgain: fc.record({ do: fc.constant('call again' as const), payment: back }),
  endLink: fc.record({ do: fc.constant('end the link' as const), link: back }),
  relink: fc.record({ do: fc.constant('relink the wallet' as const), of: customer }),
  refuse: fc.constantFrom(...CALLS).chain((call) =>
    fc.record({
      do: fc.constant('refuse' as const),
      call: fc.constant(call),
      code: fc.constantFrom(...REFUSALS[call]),
      times: fc.constantFrom(1, 2, 3),
    }),
  ),
  delay: fc.record({
    do: fc.constant('delay' as const),
    call: fc.constantFrom(...CALLS),
    seconds: fc.constantFrom(0, 0, 1, 8, 11, 60),
  }),
  clock: fc.record({
    do: fc.constant('set the clock' as const),
    at: place,
    aheadS: fc.constantFrom(0, 30, -30, 120, -120, 1200, -1200),
  }),
  store: fc.record({
    do: fc.constant('the store is' as const),
    state: fc.constantFrom('up', 'up', 'down', 'slow', 'full'),
  }),
  lose: fc.record({ do: fc.constant('the store is lost' as const) }),
  kill: fc.record({ do: fc.constant('kill' as const), at: place }),
  fill: fc.record({ do: fc.constant('fill the memory' as const), withEnded: fc.boolean() }),
  merchantFails: fc.record({ do: fc.constant('the merchant fails' as const) }),
  merchantIsSlow: fc.record({ do: fc.constant('the merchant is slow' as const) }),
  pass: fc.record({
    do: fc.constant('pass' as const),
    seconds: fc.oneof(
      { arbitrary: fc.constantFrom(0.05, 1, 6, 12, 30, 60, 80, 300, 840, 900, 3600), weight: 30 },
      { arbitrary: fc.constant(90_000), weight: 1 },
    ),
  }),
  passToEnd: fc.record({
    do: fc.constant('pass to the end' as const),
    link: back,
    plusS: fc.constantFrom(-11, -1, 1, 30, 50, 59, 61),
  }),
};

/** The usual ones come more often, or few payments would get far. */
export const commands: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: COMMANDS.press, weight: 24 },
  { arbitrary: COMMANDS.pass, weight: 16 },
  { arbitrary: COMMANDS.passToEnd, weight: 8 },
  { arbitrary: COMMANDS.pay, weight: 16 },
  { arbitrary: COMMANDS.status, weight: 10 },
  { arbitrary: COMMANDS.proceed, weight: 6 },
  { arbitrary: COMMANDS.store, weight: 6 },
  { arbitrary: COMMANDS.refuse, weight: 6 },
  { arbitrary: COMMANDS.delay, weight: 6 },
  { arbitrary: COMMANDS.kill, weight: 4 },
  { arbitrary: COMMANDS.clock, weight: 4 },
  { arbitrary: COMMANDS.relink, weight: 2 },
  { arbitrary: COMMANDS.backend, weight: 2 },
  { arbitrary: COMMANDS.callAgain, weight: 2 },
  { arbitrary: COMMANDS.endLink, weight: 2 },
  { arbitrary: COMMANDS.lose, weight: 2 },
  { arbitrary: COMMANDS.merchantFails, weight: 2 },
  { arbitrary: COMMANDS.merchantIsSlow, weight: 2 },
  // It takes long to do.
  { arbitrary: COMMANDS.fill, weight: 1 },
);

/** Lets one thing happen, and be answered if `wait` says so. */
export async function carryOut(world: World, command: Command): Promise<void> {
  switch (command.do) {
    case 'press':
      world.press(command.at, command.as);
      break;
    case 'ask for the status':
      world.askStatus(command.at, command.as, command.back);
      break;
    case 'ask from the backend':
      world.askBackend(command.at);
      break;
    case 'pay':
      world.pay(
        command.link,
        command.status,
        command.lagS * SECOND,
        command.isRight ? AMOUNT : OTHER_AMOUNT,
      );
      break;
    case 'proceed':
      world.proceed(command.payment, command.status, command.lagS * SECOND);
      break;
    case 'call again':
      world.callAgain(command.payment);
      break;
    case 'end the link':
      world.endLink(command.link);
      break;
    case 'relink the wallet':
      world.relink(command.of);
      break;
    case 'refuse':
      world.refuse(command.call, command.code, command.times);
      break;
    case 'delay':
      world.delay(command.call, command.seconds * SECOND);
      break;
    case 'set the clock':
      world.setClock(command.at, command.aheadS * SECOND);
      break;
    case 'the store is':
      world.setStore(command.state);
      break;
    case 'the store is lost':
      world.loseStore();
      break;
    case 'kill':
      world.kill(command.at);
      break;
    case 'fill the memory':
      await world.fillMemory(command.withEnded);
      break;
    case 'the merchant fails':
      world.failMerchant();
      break;
    case 'the merchant is slow':
      world.slowMerchant(90 * SECOND);
      break;
    case 'pass':
      await world.pass(command.seconds * SECOND);
      break;
    case 'pass to the end':
      await world.passToEnd(command.link, command.plusS * SECOND);
      break;
  }
  await world.pass('wait' in command && command.wait ? 2 * SECOND : 0);
}
