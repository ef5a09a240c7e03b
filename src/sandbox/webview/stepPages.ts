import type { PaymentSession, SampleQris } from '../context.ts';
import { formatRupiah } from '../rupiah.ts';
import { html, ICONS, layout, type SafeHtml } from './layout.ts';

/** What the sandbox's wallet holds, in Rupiah. Paying never makes it less. */
export const BALANCE = '2500000.00';

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

/** Merchant, amount, balance, and the PIN that pays. */
export function confirmPage(
  session: PaymentSession,
  scanned: SampleQris,
  pin: string,
  now: number,
): SafeHtml {
  const { merchantName, city, amount } = scanned;
  return stepPage({
    title: 'Konfirmasi pembayaran',
    state: 'confirm',
    session,
    now,
    main: html`<div class="payee">
        <span class="avatar" aria-hidden="true">${merchantName.slice(0, 1)}</span>
        <p class="payee-name">${merchantName}</p>
        <p class="payee-city">${city}</p>
        ${amount !== undefined && html`<p class="amount">${formatRupiah(amount)}</p>`}
      </div>
      <form class="pay" method="post">
        ${
          amount === undefined &&
          html`<label class="field"
            ><span class="label">Nominal</span>
            <span class="rupiah"
              ><span aria-hidden="true">Rp</span
              ><input
                name="amount"
                inputmode="numeric"
                autocomplete="off"
                placeholder="0"
                aria-label="Nominal dalam rupiah"
                required
                autofocus
            /></span>
          </label>`
        }
        <p class="source">
          <span>Saldo dompet</span>
          <strong>${formatRupiah(BALANCE)}</strong>
        </p>
        <label class="field"
          ><span class="label">PIN Anda</span>
          <input
            class="pin"
            name="pin"
            inputmode="numeric"
            pattern="[0-9]{6}"
            maxlength="6"
            placeholder="••••••"
            autocomplete="off"
            title="Enam angka"
            aria-describedby="pin-hint"
            aria-invalid="${session.notice === undefined ? 'false' : 'true'}"
            required
            ${amount === undefined ? '' : 'autofocus'}
          />
        </label>
        ${notice(session.notice)}
        <p class="hint" id="pin-hint">PIN sandbox: <code>${pin}</code></p>
        <button class="button primary" name="action" value="pay">
          ${amount === undefined ? 'Bayar' : `Bayar ${formatRupiah(amount)}`}
        </button>
      </form>
      <form class="foot" method="post">
        <button class="button quiet" name="action" value="rescan">Pindai ulang</button>
        <button class="button quiet" name="action" value="cancel">Batalkan</button>
      </form>`,
    control:
      amount !== undefined &&
      html`<button class="button plain" name="action" value="retype">Ubah nominal</button>`,
  });
}

/** A step on the way to paying. */
interface Step {
  title: string;
  state: 'scan' | 'confirm';
  session: PaymentSession;
  /** Epoch ms. */
  now: number;
  main: SafeHtml;
  /** One more button for the developer. */
  control?: SafeHtml | false;
}

/** A page that the customer acts on: countdown above, the sandbox's own controls below. */
function stepPage({ title, state, session, now, main, control }: Step): SafeHtml {
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
          ${control}
          <button class="button plain" name="action" value="fail">Buat gagal</button>
          <button class="button plain" name="action" value="expire">Habiskan waktu</button>
        </form>
      </aside>`,
  });
}

/** The time that a link has left, kept up by the page's script. Both are epoch ms. */
function countdown(expiresAt: number, now: number): SafeHtml {
  const seconds = Math.max(0, Math.ceil((expiresAt - now) / 1000));
  const text = [Math.floor(seconds / 60), seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return html`<p class="countdown">
    <span class="hidden">Sisa waktu</span>
    <span role="timer" data-remaining-ms="${expiresAt - now}">${text}</span>
  </p>`;
}
