import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import { Journey } from './Journey.tsx';
import { expectState, messagesOf, nextReference, Once } from './kit.tsx';

const meta = preview.meta({
  title: 'Journey',
  component: Journey,
  args: { partnerReferenceNo: '', addHandlers: () => undefined, messages: messagesOf({}) },
  parameters: { controls: { disable: true } },
  render: (_args, { globals, msw }) => (
    <Once make={nextReference}>
      {(reference) => (
        <Journey
          partnerReferenceNo={reference}
          addHandlers={(...handlers) => msw.use(...handlers)}
          messages={messagesOf(globals)}
        />
      )}
    </Once>
  ),
});

/** Click through it: every way out of the webview leads to a page that tells the truth. */
export const ClickThrough = meta.story({
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button')).toHaveAttribute('data-state', 'idle');
  },
});

/** Paid: pending at first, and then certain. */
export const Paid = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await userEvent.click(await canvas.findByRole('button', { name: /Pindai|Scan/ }));
    const page = await waitFor(() => canvas.getByRole('region'));
    await expectState(page, 'pending');
    await expect(canvasElement.querySelector('a')).toBeNull();
    await waitFor(() => expect(page).toHaveAttribute('data-state', 'paid'), { timeout: 9000 });
  },
});

/** Cancelled in the webview: it may be paid again. */
export const Cancelled = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await userEvent.click(await canvas.findByRole('button', { name: /Batalkan|Cancel/ }));
    await expectState(await canvas.findByRole('region'), 'cancelled');
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#retry');
  },
});

/** Back by the back button: the shop's page asks, and goes on with the same link. */
export const BackToTheShop = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await userEvent.click(await canvas.findByRole('button', { name: /Kembali|Go back/ }));
    await expectState(await canvas.findByRole('button'), 'open');
    await expect(canvas.getByRole('timer')).toBeVisible();
  },
});
