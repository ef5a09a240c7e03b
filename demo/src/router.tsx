import { useSyncExternalStore, type ComponentProps, type MouseEvent } from 'react';

/** The shop's paths, in Indonesian no matter which language is shown. */
export const PATHS = {
  home: '/',
  product: (slug: string) => `/produk/${slug}`,
  cart: '/keranjang',
  checkout: '/bayar',
  paid: '/pesanan/berhasil',
  notPaid: '/pesanan/gagal',
  order: (reference: string) => `/pesanan/${reference}`,
} as const;

/** Every page of the shop. */
export type Route =
  | { page: 'home' }
  | { page: 'product'; slug: string }
  | { page: 'cart' }
  | { page: 'checkout' }
  | { page: 'returned' }
  | { page: 'order'; reference: string }
  | { page: 'missing' };

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
  if (second === 'berhasil' || second === 'gagal') return { page: 'returned' };
  return { page: 'order', reference: second };
}

export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
}

export interface LinkProps extends ComponentProps<'a'> {
  href: string;
}

/** A link within the shop. A plain click doesn't reload the document; the browser handles the rest. */
export function Link({ href, children, ...props }: LinkProps) {
  function handleClick(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    navigate(href);
  }
  return (
    <a {...props} href={href} onClick={handleClick}>
      {children}
    </a>
  );
}

/** Shows another page of the shop without reloading the document. */
function navigate(path: string): void {
  history.pushState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
  window.scrollTo(0, 0);
}
