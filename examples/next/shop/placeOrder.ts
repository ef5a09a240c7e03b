'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

/** Makes an order and leads to its checkout. A shop keeps the order in its database. */
export async function placeOrder(): Promise<void> {
  const reference = `order-${crypto.randomUUID()}`;
  const cookieStore = await cookies();
  cookieStore.set('order', reference, { httpOnly: true, sameSite: 'lax' });
  redirect(`/checkout/${reference}`);
}
