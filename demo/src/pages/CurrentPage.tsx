import type { Route } from '../router.tsx';
import { CartPage } from './CartPage.tsx';
import { CheckoutPage } from './CheckoutPage.tsx';
import { HomePage } from './HomePage.tsx';
import { MissingPage } from './MissingPage.tsx';
import { OrderPage } from './OrderPage.tsx';
import { ProductPage } from './ProductPage.tsx';
import { ReturnedPage } from './ReturnedPage.tsx';

export interface CurrentPageProps {
  route: Route;
}

export function CurrentPage({ route }: CurrentPageProps) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'product':
      return <ProductPage slug={route.slug} />;
    case 'cart':
      return <CartPage />;
    case 'checkout':
      return <CheckoutPage />;
    case 'returned':
      return <ReturnedPage outcome={route.outcome} />;
    case 'order':
      return <OrderPage reference={route.reference} />;
    case 'missing':
      return <MissingPage />;
  }
}
