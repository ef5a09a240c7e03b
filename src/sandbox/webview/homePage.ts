import type { SandboxContext } from '../context.ts';
import { html, layout, type SafeHtml } from './layout.ts';

/** What the sandbox is, for a developer who opens its address. */
export function homePage({ origin, credentials }: SandboxContext): SafeHtml {
  return layout({
    title: 'Sandbox Pivot',
    state: 'home',
    body: html`<main class="sheet">
      <div class="bar"><h1 class="bar-title">Sandbox Pivot</h1></div>
      <div class="home">
        <p>
          Tiruan Pivot untuk laptop Anda: panggil API-nya dari proxy Anda, lalu bayar di halamannya.
          PIN-nya
          <b>${credentials.pin}</b>.
        </p>
        <p lang="en">
          A stand-in for Pivot on your laptop: call its API from your proxy, then pay on its page.
          Set
          <code>PIVOT_BASE_URL=${origin}</code>; the terminal shows the other credentials. The PIN
          is <b>${credentials.pin}</b>.
        </p>
        <form method="post">
          <button class="button primary">Buka contoh halaman pembayaran</button>
        </form>
      </div>
    </main>`,
  });
}
