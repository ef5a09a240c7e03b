import type { ReactElement } from 'react';

/** A sign of strokes on a field of 24 by 24; it shows what the words beside it say. */
export function Glyph({
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
