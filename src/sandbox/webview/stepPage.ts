import type { PaymentSession } from '../PaymentSession.ts';
import { countdown } from './countdown.ts';
import { html } from './html.ts';
import type { SafeHtml } from './SafeHtml.ts';
import { layout } from './layout.ts';

/** A step on the way to paying. */
export interface Step {
  title: string;
  state: 'scan' | 'confirm';
  session: PaymentSession;
  /** Epoch ms. */
  now: number;
  main: SafeHtml;
}

/** A page that the customer acts on: countdown above, the sandbox's own controls below. */
export function stepPage({ title, state, session, now, main }: Step): SafeHtml {
  return layout({
    title,
    state,
    body: html`<main class="sheet">
        <header class="bar">
          <h1 class="bar-title">${title}</h1>
          ${countdown(session.expiresAt, now)}
        </header>
        <div class="content">${main}</div>
      </main>
      <aside class="controls" aria-label="Kendali sandbox">
        <p class="controls-text">
          <strong>Kendali sandbox</strong> <code>${session.partnerReferenceNo}</code>
        </p>
        <form class="controls-buttons" method="post">
          <button class="button plain" name="action" value="fail">Buat gagal</button>
          <button class="button plain" name="action" value="expire">Habiskan waktu</button>
        </form>
      </aside>`,
  });
}
