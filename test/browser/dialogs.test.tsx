import { act, render } from '@testing-library/react';
import * as React from 'react';
import { type ReactElement, StrictMode, Suspense, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { enMessages, type PaymentEvent } from '../../src/index.ts';
import { qrisHandlers } from '../../src/msw/index.ts';
import stylesheet from '../../src/styles.css?inline';
import '../../src/styles.css';
import { AnyButton, type AnyButtonProps } from './AnyButton.tsx';
import { startWorker } from './startWorker.ts';

const paymentUrl = `${location.origin}/webview.html?token=mock`;
const worker = startWorker(...qrisHandlers({ paymentUrl, scenario: 'not-found' }));
beforeEach(() => sessionStorage.clear());

const pay = page.getByRole('button', { name: enMessages.pay });
// The accessibility tree, and so the locator, leaves out what is closed.
const dialog = page.getByRole('dialog');
const close = page.getByRole('button', { name: enMessages.close });
const WAYS = ['handoff', 'embedded'] as const;

let count = 0;
let events: PaymentEvent[] = [];
beforeEach(() => {
  events = [];
});

function Button(props: Partial<AnyButtonProps>): ReactElement {
  return (
    <AnyButton
      endpoint="/api/qris"
      redirectUrl="/done"
      messages={enMessages}
      allowLocalhost
      onEvent={(event) => events.push(event)}
      {...props}
    />
  );
}

/** A button of another order each time, as a shop would put it there. */
function makeButton(openIn: 'handoff' | 'embedded'): ReactElement {
  count += 1;
  return <Button partnerReferenceNo={`dialog-${count}-${performance.now()}`} openIn={openIn} />;
}

const typesOf = (): string[] => events.map(({ type }) => type);

describe.each(WAYS)('%s', (openIn) => {
  it('tells nothing of what happens in it to what is around the button', async () => {
    const heard: string[] = [];
    const hear = ({ type, target }: { type: string; target: unknown }) => {
      // The button gets the focus back.
      if (target !== button) heard.push(type);
    };
    const native = ['keydown', 'keyup', 'click', 'pointerdown', 'mousedown', 'focusin', 'submit'];
    render(
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a shop's drawer
      <div onKeyDown={hear} onClick={hear} onPointerDown={hear} onFocus={hear} onSubmit={hear}>
        {makeButton(openIn)}
      </div>,
    );
    const button = pay.element();
    await pay.click();
    await expect.element(dialog).toBeVisible();
    for (const type of native) document.addEventListener(type, hear);
    // Some libraries listen to the Escape key before everybody else.
    document.addEventListener('keydown', hear, true);
    onTestFinished(() => {
      for (const type of native) document.removeEventListener(type, hear);
      document.removeEventListener('keydown', hear, true);
    });
    heard.length = 0;
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    await page.getByRole('button', { name: enMessages.stay }).click();
    await close.click();
    await page.getByRole('button', { name: enMessages.leave, exact: true }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(heard).toEqual([]);
    expect(typesOf()).toContain('returned');
  });

  it('works in a form whose fields are disabled meanwhile', async () => {
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const button = makeButton(openIn);
    const form = (disabled: boolean) => (
      <form onSubmit={onSubmit}>
        <fieldset disabled={disabled}>{button}</fieldset>
      </form>
    );
    const { rerender } = render(form(false));
    await pay.click();
    await expect.element(dialog).toBeVisible();
    rerender(form(true));
    await close.click();
    await page.getByRole('button', { name: enMessages.leave, exact: true }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('stays while a boundary above the button is suspended', async () => {
    const { suspend } = renderSuspendable(makeButton(openIn));
    await pay.click();
    await expect.element(dialog).toBeVisible();
    const resume = suspend();
    await expect.element(page.getByText('Loading')).toBeVisible();
    await expect.element(dialog).toBeVisible();
    resume();
    await expect.element(page.getByText('Loading')).not.toBeInTheDocument();
    await expect.element(dialog).toBeVisible();
    expect(typesOf()).not.toContain('returned');
    await close.click();
    await page.getByRole('button', { name: enMessages.leave, exact: true }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(typesOf()).toContain('returned');
  });

  const { Activity } = React as Partial<Pick<typeof React, 'Activity'>>;
  it.runIf(Activity !== undefined)('stays while an Activity hides the button', async () => {
    if (Activity === undefined) return;
    const button = makeButton(openIn);
    const shop = (mode: 'visible' | 'hidden') => <Activity mode={mode}>{button}</Activity>;
    const { rerender } = render(shop('visible'));
    await pay.click();
    await expect.element(dialog).toBeVisible();
    const shown = typesOf();
    rerender(shop('hidden'));
    await expect.element(dialog).toBeVisible();
    rerender(shop('visible'));
    await expect.element(dialog).toBeVisible();
    await expect.element(page.getByRole('timer').first()).toBeVisible();
    expect(typesOf().slice(0, shown.length)).toEqual(shown);
    expect(typesOf()).not.toContain('returned');
    rerender(shop('hidden'));
    await close.click();
    await page.getByRole('button', { name: enMessages.leave, exact: true }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(typesOf()).toContain('returned');
  });

  it.runIf(Activity !== undefined)('closes when the order is paid meanwhile', async () => {
    if (Activity === undefined) return;
    const button = makeButton(openIn);
    const { rerender } = render(<Activity mode="visible">{button}</Activity>);
    await pay.click();
    await expect.element(dialog).toBeVisible();
    rerender(<Activity mode="hidden">{button}</Activity>);
    worker.use(...qrisHandlers({ scenario: 'paid' }));
    await expect.element(dialog, { timeout: 8000 }).not.toBeInTheDocument();
    rerender(<Activity mode="visible">{button}</Activity>);
    await expect.element(page.getByRole('button', { name: enMessages.paid })).toBeVisible();
  });

  it('goes with its button', async () => {
    const { unmount } = render(<StrictMode>{makeButton(openIn)}</StrictMode>);
    await pay.click();
    await expect.element(dialog).toBeVisible();
    unmount();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(document.body.querySelectorAll('.qris-dialog, iframe')).toHaveLength(0);
    expect(typesOf()).not.toContain('returned');
  });

  it('looks as it would beside the button', async () => {
    render(
      <div
        data-qris-theme="dark"
        style={Object.fromEntries([
          ['--qris-accent', 'rgb(1, 2, 3)'],
          ['fontFamily', 'monospace'],
        ])}
      >
        {makeButton(openIn)}
      </div>,
    );
    await pay.click();
    await expect.element(dialog).toBeVisible();
    const style = getComputedStyle(dialog.element());
    expect(style.getPropertyValue('--qris-accent')).toBe('rgb(1, 2, 3)');
    expect(style.fontFamily).toBe('monospace');
    expect(style.backgroundColor).toBe('rgb(18, 22, 29)');
  });

  it('is in the shadow root of its button', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    onTestFinished(() => host.remove());
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(stylesheet);
    root.adoptedStyleSheets = [sheet];
    const place = root.appendChild(document.createElement('div'));
    render(<>{createPortal(makeButton(openIn), place)}</>);
    await pay.click();
    await expect.element(dialog).toBeVisible();
    expect(dialog.element().getRootNode()).toBe(root);
    expect(getComputedStyle(dialog.element()).display).toBe('flex');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
  });
});

it('gives the focus back to a button that was clicked without getting it, as in Safari', async () => {
  render(makeButton('handoff'));
  const button = pay.element();
  button.addEventListener('mousedown', (event) => event.preventDefault());
  await pay.click();
  await expect.element(dialog).toBeVisible();
  await close.click();
  await page.getByRole('button', { name: enMessages.leave, exact: true }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(document.activeElement).toBe(button);
});

/** Renders beside something that can be made to suspend the boundary around both. */
function renderSuspendable(children: ReactElement): { suspend: () => () => void } {
  let setWaiting: (waiting: Promise<void> | undefined) => void = () => {};

  function Waits(): null {
    const [waiting, set] = useState<Promise<void>>();
    useEffect(() => {
      setWaiting = set;
    }, []);
    // oxlint-disable-next-line typescript/only-throw-error -- how React 18 suspends
    if (waiting !== undefined) throw waiting;
    return null;
  }

  render(
    <Suspense fallback="Loading">
      <Waits />
      {children}
    </Suspense>,
  );
  return {
    suspend() {
      let resolve = (): void => {};
      const waiting = new Promise<void>((done) => {
        resolve = done;
      });
      act(() => setWaiting(waiting));
      return () => {
        act(() => setWaiting(undefined));
        resolve();
      };
    },
  };
}
