import { expect, waitFor } from 'storybook/test';

/** Waits until a view is in a state; some states come only after seconds. */
export async function expectState(view: Element | null, state: string): Promise<void> {
  await waitFor(() => expect(view).toHaveAttribute('data-state', state), { timeout: 6000 });
}
