import { html } from './html.ts';
import type { SafeHtml } from './SafeHtml.ts';

/** The page's own drawings; each takes the colour of the text around it. */
export const ICONS: Readonly<Record<'code' | 'done' | 'failed' | 'time', SafeHtml>> = {
  code: html`<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor">
    <path stroke-width="2" d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4z" />
    <path stroke-width="2" d="M14 15h3M20 14v3M15 19v2M19 20h2" />
  </svg>`,
  done: icon('M7 12.5l3.5 3.5L17 9'),
  failed: icon('M8 8l8 8M16 8l-8 8'),
  time: icon('M12 7v5.5l3.5 2'),
};

function icon(path: string): SafeHtml {
  return html`<svg viewBox="0 0 24 24" width="64" height="64" fill="none" stroke="currentColor">
    <circle cx="12" cy="12" r="11" fill="currentColor" stroke="none" opacity="0.14" />
    <path stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="${path}" />
  </svg>`;
}
