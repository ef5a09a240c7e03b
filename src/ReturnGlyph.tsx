import type { ReactElement } from 'react';
import type { PaymentReturnState } from './core/PaymentReturnState.ts';
import { Glyph } from './Glyph.tsx';

const STROKES: Record<PaymentReturnState, string> = {
  checking: 'M12 3a9 9 0 1 0 9 9',
  paid: 'M5 12.5l4.5 4.5L19 7.5',
  pending: 'M12 6v6.5l4.5 2.5',
  unknown: 'M9 9a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.3-1.6 2.5M12 18h0',
  failed: 'M7 7l10 10M17 7L7 17',
  cancelled: 'M6 12h12',
  expired: 'M7 4h10M7 20h10M8 4c0 4 4 5 4 8s-4 4-4 8M16 4c0 4-4 5-4 8s4 4 4 8',
  refunded: 'M9 5L5 9l4 4M5 9h9.5a4.5 4.5 0 0 1 0 9H11',
};

/** A sign for each state, so that none is told by colour alone. */
export function ReturnGlyph({ state }: { state: PaymentReturnState }): ReactElement {
  return <Glyph sign={state} strokes={STROKES[state]} className="qris-return-glyph" />;
}
