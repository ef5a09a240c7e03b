import type { ReactElement } from 'react';
import type { PaymentStateName } from './core/payment/paymentState.ts';
import type { PaymentReturnState } from './core/payment/returnState.ts';

const WAIT = 'M12 3a9 9 0 1 0 9 9';

/** Drawn for this package: nobody's trademark. */
const PAY_STROKES: Record<PaymentStateName | 'again', string> = {
  idle: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM7 7h0M17 7h0M7 17h0M14 14h0M20 14h0M17 17h0M14 20h0M20 20h0',
  applying: WAIT,
  opening: WAIT,
  checking: WAIT,
  open: 'M4 12h15M13 6l6 6-6 6',
  again: 'M20 4v6h-6M19.4 10A8 8 0 1 0 20 13',
  expired: 'M7 4h10M7 20h10M8 4c0 4 4 5 4 8s-4 4-4 8M16 4c0 4-4 5-4 8s4 4 4 8',
  paid: 'M5 12.5l4.5 4.5L19 7.5',
  failed: 'M7 7l10 10M17 7L7 17',
  error: 'M12 6v7M12 18h0',
};

/** A sign for each state of the button, so that none is told by colour alone. */
export function PayGlyph({ sign }: { sign: PaymentStateName | 'again' }): ReactElement {
  return <Glyph sign={sign} strokes={PAY_STROKES[sign]} />;
}

const RETURN_STROKES: Record<PaymentReturnState, string> = {
  checking: 'M12 3a9 9 0 1 0 9 9',
  paid: 'M5 12.5l4.5 4.5L19 7.5',
  mismatch: 'M6 9.5h12M6 14.5h12M15 5l-6 14',
  pending: 'M12 6v6.5l4.5 2.5',
  unknown: 'M9 9a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.3-1.6 2.5M12 18h0',
  failed: 'M7 7l10 10M17 7L7 17',
  cancelled: 'M6 12h12',
  expired: 'M7 4h10M7 20h10M8 4c0 4 4 5 4 8s-4 4-4 8M16 4c0 4-4 5-4 8s4 4 4 8',
  refunded: 'M9 5L5 9l4 4M5 9h9.5a4.5 4.5 0 0 1 0 9H11',
};

/** A sign for each state, so that none is told by colour alone. */
export function ReturnGlyph({ state }: { state: PaymentReturnState }): ReactElement {
  return <Glyph sign={state} strokes={RETURN_STROKES[state]} className="qris-return-glyph" />;
}

/** A sign of strokes on a field of 24 by 24; it shows what the words beside it say. */
function Glyph({
  sign,
  strokes,
  className = '',
}: {
  /** As `data-sign`. */
  sign: string;
  strokes: string;
  className?: string;
}): ReactElement {
  return (
    <svg
      className={`qris-glyph ${className}`.trim()}
      data-sign={sign}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={strokes} />
    </svg>
  );
}
