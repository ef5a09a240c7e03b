import type { Route } from './Route.ts';

export function matchRoute(pathname: string): Route {
  const [first, second, ...rest] = pathname.split('/').filter(Boolean);
  if (rest.length > 0) return { page: 'missing' };
  if (first === undefined) return { page: 'home' };
  if (second === undefined) {
    if (first === 'keranjang') return { page: 'cart' };
    if (first === 'bayar') return { page: 'checkout' };
    return { page: 'missing' };
  }
  if (first === 'produk') return { page: 'product', slug: second };
  if (first !== 'pesanan') return { page: 'missing' };
  if (second === 'berhasil') return { page: 'returned', outcome: 'success' };
  if (second === 'gagal') return { page: 'returned', outcome: 'failed' };
  return { page: 'order', reference: second };
}
