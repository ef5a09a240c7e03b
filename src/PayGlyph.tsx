import type { ReactElement } from 'react';
import type { PaymentState } from './core/PaymentState.ts';
import { Glyph } from './Glyph.tsx';

const WAIT = 'M12 3a9 9 0 1 0 9 9';

/** Drawn for this package: nobody's trademark. */
const STROKES: Record<PaymentState['name'] | 'again', string> = {
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
export function PayGlyph({ sign }: { sign: PaymentState['name'] | 'again' }): ReactElement {
  return <Glyph sign={sign} strokes={STROKES[sign]} />;
}
