import { placeOrder } from '../shop/placeOrder.ts';

export default function Home() {
  return (
    <form action={placeOrder}>
      <h1>Kopi Senja</h1>
      <button>Beli satu cangkir</button>
    </form>
  );
}
