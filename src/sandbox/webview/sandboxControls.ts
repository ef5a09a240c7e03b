import { html, type Html } from './html.ts';

/** What only a sandbox has: ways to make things go wrong. */
export function sandboxControls(partnerReferenceNo: string): Html {
  return html`<aside class="controls" aria-label="Kendali sandbox">
    <p class="controls-title">Kendali sandbox</p>
    <p class="controls-note">Referensi <code>${partnerReferenceNo}</code></p>
    <form method="post">
      <button class="button plain" name="action" value="fail">Gagalkan pembayaran</button>
      <button class="button plain" name="action" value="expire">Habiskan waktu tautan</button>
    </form>
  </aside>`;
}
