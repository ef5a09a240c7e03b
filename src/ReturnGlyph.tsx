import type { ReactElement } from 'react';
import type { PaymentReturnState } from './core/PaymentReturnState.ts';

const SHAPES: Record<PaymentReturnState, string> = {
  checking: '',
  paid: 'M15 25l7 7 12-15',
  pending: 'M24 14v11l7 5',
  unknown: 'M24 14v11l7 5',
  failed: 'M17 17l14 14M31 17L17 31',
  cancelled: 'M17 17l14 14M31 17L17 31',
  expired: 'M24 14v11l7 5',
  refunded: 'M16 24h16M22 18l-6 6 6 6',
};

/** A sign for each state, so that none is told by colour alone. */
export function ReturnGlyph({ state }: { state: PaymentReturnState }): ReactElement {
  return (
    <svg className="qris-return-glyph" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle className="qris-return-ring" cx="24" cy="24" r="21" />
      <path d={SHAPES[state]} />
    </svg>
  );
}
