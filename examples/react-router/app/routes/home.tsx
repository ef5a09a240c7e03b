import { Form, redirect } from 'react-router';

/** Makes an order and leads to its checkout. A shop keeps the order in its database. */
export function action() {
  const reference = `order-${crypto.randomUUID()}`;
  return redirect(`/checkout/${reference}`, {
    headers: { 'Set-Cookie': `order=${reference}; Path=/; HttpOnly; SameSite=Lax` },
  });
}

export default function Home() {
  return (
    <Form method="post">
      <h1>Kopi Senja</h1>
      <button>Beli satu cangkir</button>
    </Form>
  );
}
