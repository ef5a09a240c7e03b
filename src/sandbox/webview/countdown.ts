import { html } from './html.ts';
import type { SafeHtml } from './SafeHtml.ts';

/** The time that a link has left, kept up by the page's script. Both are epoch ms. */
export function countdown(expiresAt: number, now: number): SafeHtml {
  const seconds = Math.max(0, Math.ceil((expiresAt - now) / 1000));
  const text = [Math.floor(seconds / 60), seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return html`<p class="countdown">
    <span class="hidden">Sisa waktu</span>
    <span role="timer" data-remaining-ms="${expiresAt - now}">${text}</span>
  </p>`;
}
