import { bundleSize } from './bundleSize.ts';
import type { SizeResult } from './compareSizes.ts';

const BUTTON = `export { QrisPayButton } from '../../src/index.ts';`;

/** What the button is made of: the modules that go when a thing it does is given up. */
const PARTS: [name: string, modules: string[]][] = [
  [
    'asks for the link: limits, time limit, checks of reply and link, errors by SNAP’s cases',
    ['applyOtt', 'callEndpoint', 'QrisError'],
  ],
  ['the sentences in one language, twenty of them for errors', ['idButton', 'idTime']],
  [
    'the countdown: view, words for a screen reader, ticker',
    ['ExpiryCountdown', 'RetryWait', 'ticker'],
  ],
  ['the server’s clock, through sleep and changes of the device’s', ['serverClock']],
  [
    'goes on after reload and Back, and across windows',
    ['journeyStorage', 'journeyChannel', 'listenForReturn', 'returnUrl'],
  ],
  ['the state table, and what a press does in each state', ['paymentReducer', 'stepOnPress']],
  ['asks for the status', ['inquirePaymentStatus', 'mayPayAgain']],
  ['the popup', ['openPopup']],
  ['the signs', ['PayGlyph']],
  ['one link for two buttons, and ahead of the click', ['linkPool', 'prepareProps']],
  ['in-app browsers', ['useInAppBrowser', 'isInAppBrowser']],
];

/** What leaving out each thing that the button does would save, largest first. */
export async function measureParts(): Promise<SizeResult[]> {
  const whole = await bundleSize(BUTTON);
  const parts = await Promise.all(
    PARTS.map(async ([name, modules]) => ({
      name,
      bytes: whole - (await bundleSize(BUTTON, modules)),
    })),
  );
  return parts.toSorted((one, other) => other.bytes - one.bytes);
}
