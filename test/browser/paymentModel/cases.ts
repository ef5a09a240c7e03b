import type { Setup } from './world.ts';

/** What was once found to go wrong, as it was shrunk: how the shop is set up, and what happened. */
export const CASES: Record<string, [setup: Partial<Setup>, commands: string[]]> = {
  'another customer of the same order': [
    {},
    ['A is pressed', 'another customer signs in', 'A is pressed'],
  ],
  'another customer after a link was prepared': [
    { prefetch: 'hover', openIn: 'handoff' },
    ['A is hovered', 'another customer signs in', 'A is pressed'],
  ],
  'a reload while an order that the click made is paid': [
    { makesOrders: true },
    ['A is pressed', 'the payment is pending', 'the page is reloaded', 'A is pressed'],
  ],
  'a second link after the first was cancelled': [
    { openIn: 'handoff' },
    ['A is pressed', 'the customer cancels', '4 s pass', 'A is pressed', '4 s pass'],
  ],
  'a second link where no reply tells transactions apart': [
    { tellsApart: false, unbegun: '07' },
    ['A is pressed', 'the payment fails', 'the back button is used', 'A is pressed', '20 s pass'],
  ],
  'a payment of the last second': [
    { openIn: 'handoff' },
    [
      'A is pressed',
      '20 s pass',
      '20 s pass',
      '4 s pass',
      '4 s pass',
      '4 s pass',
      '4 s pass',
      'the customer pays, told late',
    ],
  ],
  'a payment that is told late, after a reload': [
    {},
    ['A is pressed', 'the customer pays, told late', 'the page is reloaded', 'a minute passes'],
  ],
  'a press while the payment is pending': [
    {},
    ['A is pressed', 'the payment is pending', 'the back button is used', 'A is pressed'],
  ],
  'a payment that is pending on return, and succeeds': [
    { tellsEnd: false },
    [
      'A is pressed',
      'the payment is pending',
      'the back button is used',
      '4 s pass',
      'the payment succeeds in the end',
    ],
  ],
  'an answer that a client has stored': [
    { queries: 'stored' },
    [
      'A is pressed',
      'the customer cancels',
      'the customer returns by the URL',
      'A is pressed',
      'the customer pays',
      'the customer returns by the URL',
    ],
  ],
  'a router that drops the query': [
    {},
    [
      'A is pressed',
      'the payment is pending',
      'the customer returns by the URL',
      'the router drops the query',
    ],
  ],
  'a link that Pivot ends early': [
    {},
    ['A is pressed', 'Pivot ends the link', '4 s pass', 'the back button is used', 'A is pressed'],
  ],
  'replies with an old date': [
    { openIn: 'handoff' },
    ['A is pressed', 'replies come with an old date', '20 s pass'],
  ],
  'an order that is never made': [
    { makesOrders: true, answersAtOnce: false },
    ['A is pressed', 'the order is never made'],
  ],
  'a popup that is led elsewhere': [
    { openIn: 'popup', answersAtOnce: false, tellsEnd: false },
    ['A is pressed', 'the windows are led elsewhere', 'the first link comes'],
  ],
  'a frame that never loads': [{ openIn: 'embedded' }, ['A is pressed']],
  'a device whose clock is two days late': [
    { clockError: -2 * 24 * 3_600_000 },
    ['A is pressed', 'the customer pays', 'the page is reloaded'],
  ],
  'an end that cannot be read': [
    { tellsEnd: false },
    ['A is pressed', 'a minute passes', 'the back button is used'],
  ],
  'long return URLs': [{ hasLongUrl: true }, ['A is pressed']],
  'two buttons, and a payment through one of them': [
    {},
    [
      'A is pressed',
      'the customer pays',
      'the back button is used',
      'B is pressed',
      'the customer pays',
    ],
  ],
  'two buttons, and a later link of one of them that is cancelled': [
    { answersAtOnce: false, heedsAbort: false },
    [
      'B is pressed',
      'the first link comes',
      'a minute passes',
      'A is pressed',
      'the first answer comes',
      'the first answer comes',
      'the first link comes',
      'the customer cancels',
    ],
  ],
  'a page that is left before its link is opened': [
    { openIn: 'popup', answersAtOnce: false },
    ['A is pressed', 'the windows are closed', 'the first link comes', 'the page is reloaded'],
  ],
  'a clock that leaps before a button leaves': [
    {},
    ['A is pressed', 'the clock is set forward', 'another customer signs in'],
  ],
  'a failure that is told again after a refusal': [
    { openIn: 'embedded', proxy: 'remembers', storage: 'denied' },
    [
      'B is pressed',
      'the customer cancels',
      '4 s pass',
      'A is pressed',
      'Pivot ends the link',
      'the page is reloaded',
      'A is pressed',
    ],
  ],
  'a return from a payment that is told late, after a cancelled one': [
    {},
    [
      'A is pressed',
      'the customer cancels',
      'the back button is used',
      'A is pressed',
      'the customer pays, told late',
      'the customer returns by the URL',
      'A is pressed',
    ],
  ],
  'a second cancellation where no reply tells transactions apart': [
    { tellsApart: false, tellsEnd: false },
    [
      'A is pressed',
      'the customer cancels',
      'the back button is used',
      'A is pressed',
      'the customer cancels',
      'the customer returns by the URL',
      'A is pressed',
    ],
  ],
  'a link whose window was closed before it came, after a cancelled one': [
    { openIn: 'popup', answersAtOnce: false, tellsEnd: false },
    [
      'B is pressed',
      'the first link comes',
      'a minute passes',
      'the customer cancels',
      'another customer signs in',
      'the first answer comes',
      'B is pressed',
      'the windows are closed',
    ],
  ],
  'a return page in another window that is told more than the button': [
    { openIn: 'embedded', answersAtOnce: false },
    [
      'A is pressed',
      'the first link comes',
      'the customer is paying',
      'the customer returns in another window',
      'the first answer comes',
      'an inquiry is refused',
      'A is pressed',
    ],
  ],
  'another order of a customer who has signed in again': [
    { makesOrders: true },
    [
      'A is pressed',
      'the customer cancels',
      'the customer returns by the URL',
      'another customer signs in',
      'another customer signs in',
      'A is pressed',
      'the customer returns by the URL',
    ],
  ],
  'a reload after another amount was paid': [
    { makesOrders: true, namesPrice: true },
    ['A is pressed', 'the customer pays another amount', 'a minute passes', 'the page is reloaded'],
  ],
  'an older answer that comes with a newer one': [
    { answersAtOnce: false },
    [
      'A is pressed',
      'the first link comes',
      'the payment is pending',
      'another customer signs in',
      'another customer signs in',
      'the network is quick',
      'the customer cancels',
    ],
  ],
  'a payment beside a return page that has told a failure': [
    {},
    [
      'A is pressed',
      'the payment fails',
      'the customer returns by the URL',
      'B is pressed',
      'the customer pays',
    ],
  ],
  'the return URL of an earlier order of the cart': [
    { makesOrders: true },
    [
      'A is pressed',
      'the customer cancels',
      'the page is reloaded',
      'A is pressed',
      'the customer returns by the URL',
    ],
  ],
  'a device clock that is set while the first link is asked for': [
    { answersAtOnce: false, clockError: -172800000 },
    ['B is pressed', 'the clock is set forward'],
  ],
  'an answer that left before the payment could be known': [
    { answersAtOnce: false, phase: 999 },
    [
      'A is pressed',
      'the first link comes',
      'a minute passes',
      'the first answer comes',
      'the customer pays, told late',
      '4 s pass',
      'a minute passes',
      'the first answer comes',
    ],
  ],
  'a later link that Pivot ends early, which no answer tells': [
    { tellsEnd: false },
    [
      'B is pressed',
      'the customer cancels',
      'a minute passes',
      'A is pressed',
      'Pivot ends the link',
    ],
  ],
};
