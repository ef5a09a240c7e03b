import { expect } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import type { PaymentStateName } from '../src/core/payment/paymentState.ts';
import type { PaymentReturnState } from '../src/core/payment/returnState.ts';
import { qrisHandlers, type QrisHandlersOptions } from '../src/msw/index.ts';
import { AllStates } from './AllStates.tsx';
import { expectState, messagesOf, nextReference, Once } from './kit.tsx';

const asksThen = (status: '00' | '06' | 'no-answer'): QrisHandlersOptions => ({
  scenario: { applyOtt: '40901', status: [status] },
});

/** How the proxy of each button answers, and how often the button is clicked. */
const BUTTONS: Record<PaymentStateName, [QrisHandlersOptions, clicks: 0 | 1 | 2]> = {
  idle: [{}, 0],
  applying: [{ scenario: 'no-answer' }, 1],
  opening: [{ scenario: 'not-found' }, 1],
  open: [{ scenario: 'last-minute' }, 1],
  checking: [asksThen('no-answer'), 2],
  expired: [{ scenario: 'expired' }, 1],
  paid: [asksThen('00'), 2],
  failed: [asksThen('06'), 2],
  error: [{ scenario: '42900' }, 1],
};

/** How the proxy of each return page answers. */
const PAGES: Record<PaymentReturnState, QrisHandlersOptions> = {
  checking: { scenario: 'no-answer' },
  paid: { scenario: 'paid' },
  pending: { scenario: 'pending' },
  failed: { scenario: 'failed' },
  cancelled: { scenario: 'cancelled' },
  refunded: { scenario: 'refunded' },
  mismatch: { scenario: 'mismatch' },
  expired: { scenario: 'not-found' },
  unknown: { scenario: '40100' },
};

const keysOf = <Key extends string>(record: Record<Key, unknown>): Key[] =>
  Object.keys(record).filter((key): key is Key => key in record);

const meta = preview.meta({
  title: 'Review',
  component: AllStates,
  args: {
    buttons: keysOf(BUTTONS),
    pages: keysOf(PAGES),
    showing: '',
    messages: messagesOf({}),
  },
  parameters: { controls: { disable: true } },
  beforeEach({ msw }) {
    for (const state of keysOf(BUTTONS)) {
      msw.use(...qrisHandlers({ endpoint: `*/api/button/${state}`, ...BUTTONS[state][0] }));
    }
    for (const state of keysOf(PAGES)) {
      msw.use(...qrisHandlers({ endpoint: `*/api/page/${state}`, ...PAGES[state] }));
    }
  },
  render: (args, { globals }) => (
    <Once make={nextReference}>
      {(showing) => <AllStates {...args} showing={showing} messages={messagesOf(globals)} />}
    </Once>
  ),
});

/** One page to look at: all that a customer can meet. What is `opening` becomes `open` in a while. */
export const AllStatesAtOnce = meta.story({
  name: 'All states at once',
  play: async ({ canvas, canvasElement, userEvent }) => {
    for (const state of keysOf(BUTTONS)) {
      const button = canvas
        .getByRole('region', { name: `button: ${state}` })
        .querySelector('button');
      await expect(button).not.toBeNull();
      if (button === null) return;
      const [, clicks] = BUTTONS[state];
      if (clicks > 0) await userEvent.click(button);
      if (clicks > 1) {
        await expectState(button, 'error');
        await userEvent.click(button);
      }
      await expectState(button, state);
    }
    const pages = canvasElement.querySelectorAll('.qris-return');
    await expect(pages).toHaveLength(keysOf(PAGES).length);
    for (const [index, state] of keysOf(PAGES).entries()) {
      await expectState(pages.item(index), state);
    }
  },
});
