import { openedLink } from './core/payment/paymentState.ts';
import type { Payment } from './core/payment/paymentStore.ts';

/** A `<dialog>` that is shown over the page as long as it is rendered. */
export interface ShownDialog {
  ref: (dialog: HTMLDialogElement | null) => void;
  /** Whether the customer sees it, whatever React has done to the component that rendered it. */
  isVisible: () => boolean;
  /** Whether it is closed only because what is around it is hidden. */
  isHidden: () => boolean;
  close: () => void;
  /** Calls back once the dialog is closed or has left the page. */
  whenGone: (callback: () => void) => void;
}

/**
 * React detaches a ref when its component leaves, and also when Suspense or Activity hide it for a
 * while: only the first ends the dialog.
 */
export function createShownDialog(): ShownDialog {
  let attached: HTMLDialogElement | null = null;
  let shown: HTMLDialogElement | null = null;
  let opener: Element | null = null;
  let isHidden = false;

  const isVisible = (): boolean => shown !== null && shown.open && isRendered(shown);

  function afterDetaching(): void {
    if (attached !== null || shown === null || isVisible()) return;
    if (shown.isConnected) {
      // A dialog that is open and hidden would keep the page from being used.
      isHidden = true;
      shown.close();
    } else if (document.activeElement === document.body && opener instanceof HTMLElement) {
      opener.focus({ preventScroll: true });
    }
  }

  return {
    ref(dialog) {
      attached = dialog;
      if (dialog === null) return queueMicrotask(afterDetaching);
      shown = dialog;
      isHidden = false;
      if (dialog.open) return;
      const root = dialog.getRootNode();
      opener = (root instanceof ShadowRoot ? root : document).activeElement;
      dialog.showModal();
      // WebKit before 16.4 gives the focus to the frame, out of which no Escape is heard.
      if (document.activeElement?.tagName === 'IFRAME') dialog.querySelector('button')?.focus();
    },
    isVisible,
    isHidden: () => isHidden,
    close: () => shown?.close(),
    whenGone(callback) {
      const dialog = shown;
      if (dialog === null) return callback();
      const root = new MutationObserver(() => dialog.isConnected || end());
      const end = (): void => {
        root.disconnect();
        dialog.removeEventListener('close', end);
        callback();
      };
      root.observe(dialog.getRootNode(), { childList: true, subtree: true });
      dialog.addEventListener('close', end);
    },
  };
}

function isRendered(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/**
 * Keeps a payment connected while its dialog is visible: an Activity that hides the button ends its
 * effects, and the customer is still paying.
 *
 * @returns what an effect calls; its result disconnects, now or once the dialog is gone.
 */
export function connectWhileShown(
  { connect, subscribe, getState }: Payment,
  dialog: ShownDialog,
): Payment['connect'] {
  let kept: { order: string | undefined; leave: () => void } | undefined;

  return (order) => {
    const before = kept;
    kept = undefined;
    const isSame = before !== undefined && before.order === order;
    if (!isSame) before?.leave();
    const leave = isSame ? before.leave : connect(order);
    return () => {
      if (!dialog.isVisible()) return leave();
      const connection = { order, leave };
      kept = connection;
      // Nothing renders meanwhile.
      const stop = subscribe(() => {
        if (openedLink(getState())?.shownIn === undefined) dialog.close();
      });
      dialog.whenGone(() => {
        stop();
        if (kept !== connection) return;
        kept = undefined;
        leave();
      });
    };
  };
}
