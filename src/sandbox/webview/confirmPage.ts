import type { PaymentSession } from '../PaymentSession.ts';
import type { SampleQris } from '../SampleQris.ts';
import { BALANCE } from './BALANCE.ts';
import { formatRupiah } from './formatRupiah.ts';
import { html } from './html.ts';
import type { SafeHtml } from './SafeHtml.ts';
import { stepPage } from './stepPage.ts';

/** Merchant, amount, balance, and the PIN that pays. */
export function confirmPage(
  session: PaymentSession,
  scanned: SampleQris,
  pin: string,
  now: number,
): SafeHtml {
  const { merchantName, city, amount } = scanned;
  const { notice } = session;
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
            aria-invalid="${notice === undefined ? 'false' : 'true'}"
            required
            ${amount === undefined ? '' : 'autofocus'}
          />
        </label>
        ${notice !== undefined && html`<p class="notice" role="alert">${notice}</p>`}
        <p class="hint" id="pin-hint">PIN sandbox: <code>${pin}</code></p>
        <button class="button primary" name="action" value="pay">
          ${amount === undefined ? 'Bayar' : `Bayar ${formatRupiah(amount)}`}
        </button>
      </form>
      <form class="foot" method="post">
        <button class="button quiet" name="action" value="rescan">Pindai ulang</button>
        <button class="button quiet" name="action" value="cancel">Batalkan</button>
      </form>`,
  });
}
