import type { OrderPayment } from '../shop/OrderPayment.ts';

const FINAL: Readonly<Record<string, OrderPayment>> = {
  '00': 'paid',
  '05': 'failed',
  '06': 'failed',
};
const TRANSACTION_NOT_FOUND = '4045501';

/**
 * Asks Pivot how an order is paid, through the proxy and in the name of the customer whose request
 * this is. The browser's word counts for nothing here.
 */
export async function askPayment(
  qris: (request: Request) => Promise<Response>,
  request: Request,
  reference: string,
): Promise<OrderPayment> {
  const { origin } = new URL(request.url);
  const reply = await qris(
    new Request(`${origin}/api/qris/status`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Origin: origin,
        Cookie: request.headers.get('Cookie') ?? '',
      },
      body: JSON.stringify({ originalPartnerReferenceNo: reference, serviceCode: '54' }),
    }),
  );
  const body: unknown = await reply.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) return 'unknown';
  if ('responseCode' in body && body.responseCode === TRANSACTION_NOT_FOUND) return 'pending';
  if (!reply.ok || !('latestTransactionStatus' in body)) return 'unknown';
  return FINAL[String(body.latestTransactionStatus)] ?? 'pending';
}
