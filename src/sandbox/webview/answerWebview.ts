import type { PaymentSession, SandboxContext } from '../context.ts';
import { createPaymentUrl, readLinkToken, WEBVIEW_PATH } from '../linkToken.ts';
import { parseRupiah } from '../rupiah.ts';
import { createSession } from '../sessions.ts';
import { beginTransaction, endTransaction, readEnd } from '../transactions.ts';
import { deadLinkPage, resultPage } from './endPages.ts';
import { homePage } from './homePage.ts';
import type { SafeHtml } from './layout.ts';
import { parseQris } from './parseQris.ts';
import { BALANCE, confirmPage, scanPage } from './stepPages.ts';
import css from './webview.css?raw';
// oxlint-disable-next-line import/default -- `?raw` is the file's text, not its module
import script from './webview.js?raw';

/**
 * Answers the payment page and its files. Each step is a form post that is answered with a
 * redirect to the page itself, so that reload and Back do no harm.
 *
 * @returns undefined if the path is not one of the webview's.
 */
export async function answerWebview(
  context: SandboxContext,
  request: Request,
): Promise<Response | undefined> {
  const { pathname, search, searchParams } = new URL(request.url);
  const asset = ASSETS.get(pathname);
  if (asset !== undefined) {
    return new Response(asset.text, {
      headers: { 'Content-Type': asset.type, 'Cache-Control': 'no-cache' },
    });
  }
  if (pathname === '/') return answerHome(context, request.method);
  if (pathname !== WEBVIEW_PATH) return undefined;

  const token = searchParams.get('token') ?? '';
  const sessionId = await readLinkToken(context.credentials.clientSecret, token);
  const session = sessionId === undefined ? undefined : context.sessions.get(sessionId);
  if (session === undefined) return pageResponse(404, deadLinkPage('unknown'));
  if (request.method !== 'POST') return showSession(context, session);
  // A body that is no form asks for nothing.
  actOnSession(context, session, await request.formData().catch(() => new FormData()));
  return new Response(null, { status: 303, headers: { Location: pathname + search } });
}

/** The sandbox's own page, whose button opens a payment page that no merchant has asked for. */
async function answerHome(context: SandboxContext, method: string): Promise<Response> {
  if (method !== 'POST') return pageResponse(200, homePage(context));
  const session = createSession(context, context.credentials.bindingId, {
    partnerReferenceNo: `try-${crypto.randomUUID()}`,
    redirectUrl: `${context.origin}/`,
    failedRedirectUrl: `${context.origin}/`,
  });
  return new Response(null, {
    status: 303,
    headers: { Location: await createPaymentUrl(context, session) },
  });
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0d7a5f" stroke-width="2"><path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 15h3M20 14v3M15 19v2M19 20h2"/></svg>`;

/**
 * The files of the payment page, by path. Every step of the page is a form and works without the
 * script; it keeps the countdown, leads back to the shop, and reads codes with the camera.
 */
const ASSETS: ReadonlyMap<string, { type: string; text: string }> = new Map([
  ['/whitelabel/qris-payment.css', { type: 'text/css; charset=utf-8', text: css }],
  ['/whitelabel/qris-payment.js', { type: 'text/javascript; charset=utf-8', text: script }],
  ['/whitelabel/qris-payment.svg', { type: 'image/svg+xml', text: ICON }],
]);

/** Everything of the page comes from its own origin; nothing inline runs. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** A page of the webview as a reply: never cached, never referred to, strict about its content. */
function pageResponse(status: number, page: SafeHtml): Response {
  return new Response(page.text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': POLICY,
      'Permissions-Policy': 'camera=(self), microphone=()',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function showSession(context: SandboxContext, session: PaymentSession): Response {
  const now = context.now();
  const end = readEnd(session, now);
  if (end !== undefined) return pageResponse(200, resultPage(session, end, now));
  if (session.expiresAt <= now) {
    return pageResponse(410, deadLinkPage('expired', session.failedRedirectUrl));
  }
  const { scanned } = session;
  return pageResponse(
    200,
    scanned === undefined
      ? scanPage(session, context.samples(session.partnerReferenceNo), now)
      : confirmPage(session, scanned, context.credentials.pin, now),
  );
}

/**
 * Does what the customer, or the developer at the sandbox's controls, asked for on the payment
 * page. A link that has ended stays as it is.
 */
function actOnSession(context: SandboxContext, session: PaymentSession, form: FormData): void {
  const now = context.now();
  if (readEnd(session, now) !== undefined || session.expiresAt <= now) return;
  session.notice = undefined;
  const action = form.get('action');
  if (action === 'scan') scan(context, session, form);
  if (action === 'rescan') session.scanned = undefined;
  if (action === 'retype') retype(session);
  if (action === 'pay') pay(context, session, form);
  if (action === 'cancel') endTransaction(context, session, 'cancelled');
  if (action === 'fail') endTransaction(context, session, 'failed');
  if (action === 'expire') cutShort(context, session);
}

function scan(context: SandboxContext, session: PaymentSession, form: FormData): void {
  const code = form.get('qris');
  session.scanned =
    typeof code === 'string'
      ? parseQris(code)
      : context.samples(session.partnerReferenceNo)[Number(form.get('sample'))];
  if (session.scanned === undefined) session.notice = 'Kode itu bukan QRIS yang dapat dibaca.';
  else beginTransaction(context, session);
}

/** Lets the customer type the amount, as if the QRIS had none. */
function retype(session: PaymentSession): void {
  const { merchantName, city } = session.scanned ?? {};
  if (merchantName !== undefined && city !== undefined) session.scanned = { merchantName, city };
}

/** Ends a link before its time. */
function cutShort(context: SandboxContext, session: PaymentSession): void {
  const { partnerReferenceNo } = session;
  session.expiresAt = context.now();
  session.cutShortAt = session.expiresAt;
  // The payment that a magic reference has in store for the link's end.
  if (session.transaction?.end !== undefined) session.transaction = undefined;
  context.onEvent({ type: 'payment', partnerReferenceNo, status: 'expired' });
}

const PIN_TRIES = 3;

function pay(context: SandboxContext, session: PaymentSession, form: FormData): void {
  const { scanned } = session;
  if (scanned === undefined) return;
  const amount = scanned.amount ?? readAmount(form.get('amount'));
  if (amount === undefined) {
    session.notice = 'Tulis nominal dengan angka saja, paling banyak 13 angka.';
  } else if (Number(amount) <= 0) {
    session.notice = 'Isi nominal pembayaran.';
  } else if (Number(amount) > Number(BALANCE)) {
    session.notice = 'Saldo dompet tidak cukup.';
  } else if (form.get('pin') !== context.credentials.pin) {
    session.wrongPins += 1;
    const left = PIN_TRIES - session.wrongPins;
    if (left === 0) endTransaction(context, session, 'failed', amount);
    else session.notice = `PIN salah. Sisa ${left} percobaan.`;
  } else {
    endTransaction(context, session, 'paid', amount);
  }
}

/** Digits, or digits in groups of three as the page's script writes them. */
const TYPED_AMOUNT = /^(\d*|\d{1,3}(\.\d{3})+)$/;

/** Reads what the customer typed; nothing counts as 0. */
function readAmount(typed: FormDataEntryValue | null): string | undefined {
  const text = typeof typed === 'string' ? typed.trim() : '';
  return TYPED_AMOUNT.test(text) ? parseRupiah(text.replaceAll('.', '') || '0') : undefined;
}
