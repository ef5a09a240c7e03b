import type { PaymentSession } from '../PaymentSession.ts';
import type { SampleQris } from '../SampleQris.ts';
import { formatRupiah } from './formatRupiah.ts';
import { html } from './html.ts';
import type { SafeHtml } from './SafeHtml.ts';
import { ICONS } from './ICONS.ts';
import { stepPage } from './stepPage.ts';

/** The scanner: the camera where there is one, and always the samples. */
export function scanPage(
  session: PaymentSession,
  samples: readonly SampleQris[],
  now: number,
): SafeHtml {
  return stepPage({
    title: 'Pindai QRIS',
    state: 'scan',
    session,
    now,
    main: html`${notice(session.notice)}
      <div class="scan">
        <section class="viewfinder" aria-label="Kamera" data-camera="off">
          <video class="video" muted playsinline></video>
          <span class="frame" aria-hidden="true"></span>
          <div class="viewfinder-text">
            <p role="status" data-camera-text>Arahkan kamera ke kode QRIS</p>
            <button class="button glass" type="button" data-camera-start hidden>
              Nyalakan kamera
            </button>
          </div>
          <form method="post" data-camera-form hidden>
            <input type="hidden" name="action" value="scan" />
            <input type="hidden" name="qris" />
          </form>
        </section>
        <section class="samples" aria-labelledby="samples-title">
          <h2 class="section-title" id="samples-title">Atau pilih contoh QRIS</h2>
          <form method="post">
            <input type="hidden" name="action" value="scan" />
            <ul class="cards">
              ${samples.map(card)}
            </ul>
          </form>
        </section>
      </div>
      <form class="foot" method="post">
        <button class="button quiet" name="action" value="cancel">Batalkan</button>
      </form>`,
  });
}

function notice(text: string | undefined): SafeHtml | undefined {
  return text === undefined ? undefined : html`<p class="notice" role="alert">${text}</p>`;
}

function card(sample: SampleQris, index: number): SafeHtml {
  return html`<li>
    <button class="card" name="sample" value="${index}">
      <span class="code" aria-hidden="true">${ICONS.code}</span>
      <span class="card-text">
        <span class="card-name">${sample.merchantName}</span>
        <span class="card-city">${sample.city}</span>
      </span>
      <span class="card-amount"
        >${sample.amount === undefined ? 'Isi nominal' : formatRupiah(sample.amount)}</span
      >
    </button>
  </li>`;
}
