import { useState, type ReactElement, type ReactNode } from 'react';
import { expect, waitFor } from 'storybook/test';
import { enMessages } from '../src/messages/en.ts';
import { idMessages } from '../src/messages/id.ts';
import type { Messages } from '../src/messages/Messages.ts';
import { QrisPayButton, type QrisPayButtonProps } from '../src/QrisPayButton.tsx';
import { qrisHandlers, type QrisHandlersOptions } from '../src/msw/index.ts';

const SLOW_MS = 4000;

/** A story's `beforeEach`: how the proxy responds in it, at the speed set in the toolbar. */
export function mockProxy(options: QrisHandlersOptions = {}): (context: StoryContext) => void {
  return ({ msw, globals }) => {
    const delay = globals['network'] === 'slow' ? SLOW_MS : undefined;
    msw.use(...qrisHandlers({ delay, ...options }));
  };
}

/** The part of a story's context that `mockProxy` needs. */
interface StoryContext {
  msw: { use: (...handlers: ReturnType<typeof qrisHandlers>) => void };
  globals: Record<string, unknown>;
}

/**
 * Makes a value once per showing of a story: a change in a toolbar, which runs `beforeEach` again,
 * keeps it.
 */
export function Once<Value>({
  make,
  children,
}: {
  make: () => Value;
  children: (value: Value) => ReactNode;
}): ReactElement {
  const [value] = useState(make);
  return <>{children(value)}</>;
}

let orders = 0;

/** The page keeps one living link per reference, so each story needs an order of its own. */
export function nextReference(): string {
  orders += 1;
  return `INV-20251125-${String(orders).padStart(3, '0')}`;
}

/** The host of the webview in the mocks' payment links. */
export const ALLOWED_HOSTS = ['wallet-stg.harsya.com'];

/** The pay button of an order. Storybook's page is in a frame, where it would open a window by itself. */
export function OrderButton(
  props: Extract<QrisPayButtonProps, { partnerReferenceNo: string }>,
): ReactElement {
  return <QrisPayButton openIn="redirect" {...props} />;
}

/** The messages in the language set in the toolbar. */
export function messagesOf(globals: Record<string, unknown>): Messages {
  return globals['language'] === 'en' ? enMessages : idMessages;
}

/** Waits until a view is in a state; some states take seconds to arrive. */
export async function expectState(view: Element | null, state: string): Promise<void> {
  await waitFor(() => expect(view).toHaveAttribute('data-state', state), { timeout: 6000 });
}
