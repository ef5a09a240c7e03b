import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
import type { PaymentDialogProps } from './PaymentDialog.tsx';

type DialogView = ComponentType<PaymentDialogProps>;

const LOAD: Record<'embedded' | 'handoff', () => Promise<DialogView>> = {
  embedded: async () => (await import('./EmbeddedDialog.tsx')).EmbeddedDialog,
  handoff: async () => (await import('./HandoffDialog.tsx')).HandoffDialog,
};

/**
 * The dialog of a payment that is shown in one; its code is loaded when it is used. Where it does
 * not load, the webview opens in this tab.
 */
export function LazyDialog(props: PaymentDialogProps): ReactElement | null {
  const { shownIn, redirect } = props.payment;
  const [views, setViews] = useState<Partial<Record<'embedded' | 'handoff', DialogView>>>({});
  const kind = shownIn === 'embedded' || shownIn === 'handoff' ? shownIn : undefined;
  const View = kind && views[kind];

  useEffect(() => {
    if (kind === undefined) return undefined;
    let isWanted = true;
    LOAD[kind]().then(
      (view) => setViews((known) => ({ ...known, [kind]: view })),
      () => isWanted && redirect(),
    );
    return () => {
      isWanted = false;
    };
  }, [kind, redirect]);

  return View ? <View {...props} /> : null;
}
