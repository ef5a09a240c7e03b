import { useEffect, useRef } from 'react';
import { useLanguage, useMessages } from './language.ts';
import { CartPage } from './pages/CartPage.tsx';
import { CheckoutPage } from './pages/CheckoutPage.tsx';
import { HomePage } from './pages/HomePage.tsx';
import { OrderPage } from './pages/OrderPage.tsx';
import { ProductPage } from './pages/ProductPage.tsx';
import { ReturnedPage } from './pages/ReturnedPage.tsx';
import { Header } from './parts/Header.tsx';
import { MissingPage } from './parts/Notice.tsx';
import { matchRoute, usePathname, type Route } from './router.tsx';

export function App() {
  const { language } = useLanguage();
  const messages = useMessages();
  const pathname = usePathname();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  // A new document would move the reading position to its start, so a new page does the same.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <>
      <a className="skip-link" href="#main">
        {messages.skipToContent}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <CurrentPage route={matchRoute(pathname)} />
      </main>
      <Footer />
    </>
  );
}

interface CurrentPageProps {
  route: Route;
}

function CurrentPage({ route }: CurrentPageProps) {
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
      return <ReturnedPage />;
    case 'order':
      return <OrderPage reference={route.reference} />;
    case 'missing':
      return <MissingPage />;
  }
}

function Footer() {
  const messages = useMessages();
  return (
    <footer className="footer">
      <p>{messages.studio}</p>
      <p>{messages.demoNote}</p>
    </footer>
  );
}
