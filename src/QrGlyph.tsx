import type { ReactElement } from 'react';

/** A QR code in miniature; drawn for this package. */
export function QrGlyph(): ReactElement {
  return (
    <svg className="qris-glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4z"
      />
      <path
        fill="currentColor"
        d="M6 6h2v2H6zM16 6h2v2h-2zM6 16h2v2H6zM13 13h3v3h-3zM18 13h3v3h-3zM15.5 15.5h3v3h-3zM13 18h3v3h-3zM18 18h3v3h-3z"
      />
    </svg>
  );
}
