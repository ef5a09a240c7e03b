import { endSession } from './endSession.ts';
import { findOutcome } from './findOutcome.ts';
import type { PaymentSession } from './PaymentSession.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { BALANCE } from './webview/BALANCE.ts';
import { parseQris } from './webview/parseQris.ts';

const PIN_TRIES = 3;

/**
 * Does what the customer, or the developer at the sandbox's controls, asked for on the payment
 * page. A link that has ended stays as it is.
 */
export function actOnSession(
  context: SandboxContext,
  session: PaymentSession,
  form: FormData,
): void {
  const now = context.now();
  if (findOutcome(context, session) !== undefined || session.expiresAt <= now) return;
  session.notice = undefined;
  const action = form.get('action');
  if (action === 'scan') scan(context, session, form);
  if (action === 'rescan') session.scanned = undefined;
  if (action === 'pay') pay(context, session, form);
  if (action === 'cancel') endSession(context, session, 'cancelled');
  if (action === 'fail') endSession(context, session, 'failed');
  if (action === 'expire') {
    session.expiresAt = now;
    session.isCutShort = true;
    const { partnerReferenceNo } = session;
    context.onEvent({ type: 'payment', partnerReferenceNo, status: 'expired' });
  }
}

function scan(context: SandboxContext, session: PaymentSession, form: FormData): void {
  const code = form.get('qris');
  session.scanned =
    typeof code === 'string'
      ? parseQris(code)
      : context.samples(session.partnerReferenceNo)[Number(form.get('sample'))];
  if (session.scanned === undefined) session.notice = 'Kode itu bukan QRIS yang dapat dibaca.';
}

function pay(context: SandboxContext, session: PaymentSession, form: FormData): void {
  const { scanned } = session;
  if (scanned === undefined) return;
  const amount = scanned.amount ?? readAmount(form.get('amount'));
  if (Number(amount) <= 0) {
    session.notice = 'Isi nominal pembayaran.';
  } else if (Number(amount) > Number(BALANCE)) {
    session.notice = 'Saldo dompet tidak cukup.';
  } else if (form.get('pin') !== context.credentials.pin) {
    session.wrongPins += 1;
    const left = PIN_TRIES - session.wrongPins;
    if (left === 0) endSession(context, session, 'failed', amount);
    else session.notice = `PIN salah. Sisa ${left} percobaan.`;
  } else {
    endSession(context, session, 'paid', amount);
  }
}

/** Reads what was typed, dots and all, as Rupiah with two decimals. */
function readAmount(typed: FormDataEntryValue | null): string {
  const digits = typeof typed === 'string' ? typed.replaceAll(/\D/g, '') : '';
  return `${Number(digits)}.00`;
}
