import type { KeyboardEvent, PointerEvent } from 'react';

/** What a button listens to in order to ask for the link ahead of the click. */
export interface PrepareProps {
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onPointerDown?: (event: PointerEvent) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** The sooner a strong sign of intent is seen, the sooner the link is there. */
export function prepareProps(
  when: 'press' | 'hover' | undefined,
  prepare: () => void,
): PrepareProps {
  switch (when) {
    case 'hover':
      return { onPointerEnter: prepare, onFocus: prepare };
    case 'press':
      return {
        onPointerDown: (event) => {
          if (event.isPrimary && event.button === 0) prepare();
        },
        onKeyDown: (event) => {
          if (event.key === 'Enter' || event.key === ' ') prepare();
        },
      };
    case undefined:
      return {};
  }
}
