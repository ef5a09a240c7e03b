import * as fc from 'fast-check';
import type { Setup, World } from './world.ts';

/** All that may happen, in any order. */
export const COMMANDS: Record<string, (world: World) => unknown> = {
  'A is pressed': (world) => world.press(0),
  'B is pressed': (world) => world.press(1),
  'A is hovered': (world) => world.hover(0),
  'A leaves or comes back': (world) => world.toggle(0),
  'B leaves or comes back': (world) => world.toggle(1),
  'A shows another order': (world) => world.showOther(0),
  'A is reset': (world) => world.reset(0),
  'the page is put aside': (world) => world.putAside(true),
  'the page is taken up': (world) => world.putAside(false),
  'the page is reloaded': (world) => world.reload(),
  'the page is drawn again': (world) => world.draw(),
  'another customer signs in': (world) => world.changeCustomer(),
  'the customer returns by the URL': (world) => world.comeBackByUrl(),
  'the customer returns in another window': (world) => world.comeBackInOtherWindow(),
  'the return page is pressed': (world) => world.pressReturnPage(),
  'the router drops the query': (world) => world.dropQuery(),
  'the back button is used': (world) => world.goBack(),
  'the tab is hidden': (world) => world.setHidden(true),
  'the tab is shown': (world) => world.setHidden(false),

  'the first link comes': (world) => world.endpoint.calls('apply')[0]?.answer(),
  'the last link comes': (world) => world.endpoint.calls('apply').at(-1)?.answer(),
  'a link request fails': (world) => world.endpoint.calls('apply')[0]?.fail(new TypeError('')),
  'a link request is refused': (world) => world.endpoint.calls('apply')[0]?.refuse('50000'),
  'a link request has to wait': (world) => world.endpoint.calls('apply')[0]?.refuse('42900', 3),
  'a link request is lost': (world) => world.endpoint.lose('apply'),
  'the first answer comes': (world) => world.endpoint.calls('status')[0]?.answer(),
  'the last answer comes': (world) => world.endpoint.calls('status').at(-1)?.answer(),
  'an inquiry fails': (world) => world.endpoint.calls('status')[0]?.fail(new TypeError('')),
  'an inquiry is refused': (world) => world.endpoint.calls('status')[0]?.refuse('42900', 30),
  'an inquiry is lost': (world) => world.endpoint.lose('status'),
  'the order is made': (world) => world.order('finish'),
  'the order is not made': (world) => world.order('fail'),
  'the order is never made': (world) => world.order('lose'),
  'the network is slow': (world) => (world.endpoint.answersAtOnce = false),
  'the network is quick': (world) => (world.endpoint.answersAtOnce = true),
  'replies come with an old date': (world) => (world.endpoint.hasOldDates = true),
  'replies come with the right date': (world) => (world.endpoint.hasOldDates = false),

  'the customer begins': (world) => world.webviews.pay('01'),
  'the customer pays': (world) => world.webviews.pay('00'),
  'the customer pays, told late': (world) => world.webviews.pay('00', -1, { lateMs: 50_000 }),
  'the customer pays the first link': (world) => world.webviews.pay('00', 0),
  'the customer pays another amount': (world) => world.webviews.pay('00', -1, { amount: '1.00' }),
  'the customer is paying': (world) => world.webviews.pay('02'),
  'the payment is pending': (world) => world.webviews.pay('03'),
  'the payment stands as nobody knows': (world) => world.webviews.pay('99'),
  'the customer cancels': (world) => world.webviews.pay('05'),
  'the payment fails': (world) => world.webviews.pay('06'),
  'the payment fails in the end': (world) => world.webviews.settle('06'),
  'the payment succeeds in the end': (world) => world.webviews.settle('00'),
  'Pivot ends the link': (world) => world.webviews.cutShort(),

  'the dialog is there': (world) => world.onDialog('onShown'),
  'the dialog is closed': (world) => world.onDialog('close'),
  'the dialog is left for this tab': (world) => world.onDialog('redirect'),
  'the windows are closed': (world) => closeWindows(world),
  'the windows are led elsewhere': (world) => leadWindowsElsewhere(world),
  'windows are blocked': (world) => (world.windows.areBlocked = true),

  'the clock is set forward': (world) => world.setClock(10 * 60_000),
  'the clock is set back': (world) => world.setClock(-10 * 60_000),
  'the device sleeps': (world) => world.sleep(50_000),
  '4 s pass': (world) => world.pass(4000),
  '20 s pass': (world) => world.pass(20_000),
  'a minute passes': (world) => world.pass(60_000),
};

function closeWindows({ windows }: World): void {
  for (const popup of windows.popups) popup.closed = true;
}

function leadWindowsElsewhere({ windows }: World): void {
  for (const popup of windows.popups) popup.isLedElsewhere = true;
}

const any = fc.constantFrom(...Object.keys(COMMANDS)).map((name) => [name]);

/** Most payments go some way like this; of all orders of all commands few would get far. */
const journey = fc.tuple(
  fc.constantFrom('', 'A is pressed', 'A is pressed', 'B is pressed'),
  fc.constantFrom('', '', '', 'the windows are closed', 'the windows are led elsewhere'),
  fc.constantFrom('', 'the first link comes'),
  fc.constantFrom(
    '',
    'the customer pays',
    'the customer pays, told late',
    'the customer cancels',
    'the payment is pending',
    'the customer is paying',
    'Pivot ends the link',
  ),
  fc.constantFrom(
    '',
    '4 s pass',
    'the back button is used',
    'the customer returns by the URL',
    'the customer returns in another window',
    'the page is reloaded',
    'another customer signs in',
    'the dialog is closed',
    'a minute passes',
  ),
  fc.constantFrom('', 'the first answer comes'),
);

/** Shrinks to the fewest and plainest. */
export const commandNames = fc
  .array(fc.oneof(any, journey), { maxLength: 14, size: 'max' })
  .map((parts) => parts.flat().filter((name) => name !== ''));

export const PLAIN: Setup = {
  openIn: 'redirect',
  makesOrders: false,
  answersAtOnce: true,
  proxy: 'recordless',
  tellsApart: true,
  namesPrice: false,
  unbegun: '404',
  dates: 'right',
  heedsAbort: true,
  storage: 'works',
  clockError: 0,
  phase: 0,
  tellsEnd: true,
  isStrict: false,
  queries: 'plain',
  prefetch: undefined,
  hasLongUrl: false,
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The first of each is the plain one, to which a failure is shrunk. */
export const setups: fc.Arbitrary<Setup> = fc
  .record<Setup>({
    openIn: fc.constantFrom('redirect', 'popup', 'embedded', 'handoff'),
    makesOrders: fc.boolean(),
    answersAtOnce: fc.constantFrom(true, false),
    proxy: fc.constantFrom('recordless', 'remembers'),
    tellsApart: fc.constantFrom(true, false),
    namesPrice: fc.boolean(),
    unbegun: fc.constantFrom('404', '07'),
    dates: fc.constantFrom('right', 'right', 'absent'),
    heedsAbort: fc.constantFrom(true, false),
    storage: fc.constantFrom('works', 'works', 'works', 'denied'),
    clockError: fc.constantFrom(0, 0, 0, 2 * MINUTE, -2 * MINUTE, 2 * DAY, -2 * DAY),
    phase: fc.constantFrom(0, 500, 999),
    tellsEnd: fc.constantFrom(true, true, true, false),
    isStrict: fc.boolean(),
    queries: fc.constantFrom('plain', 'plain', 'stored', 'stale for ever'),
    prefetch: fc.constantFrom(undefined, 'hover'),
    hasLongUrl: fc.constantFrom(false, false, false, true),
  })
  // Without a date, no page can know that its clock is wrong.
  .filter(({ dates, clockError }) => dates === 'right' || clockError === 0);
