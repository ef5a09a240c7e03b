import { useEffect, useRef } from 'react';
import { useLanguage, useMessages } from './language.ts';
import { CurrentPage } from './pages/CurrentPage.tsx';
import { Footer } from './parts/Footer.tsx';
import { Header } from './parts/Header.tsx';
import { matchRoute, usePathname } from './router.tsx';

export function App() {
  const { language } = useLanguage();
  const messages = useMessages();
  const pathname = usePathname();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  // A new document would move the reading position to its beginning; so does a new page here.
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
