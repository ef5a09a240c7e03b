import { useLanguage, useMessages } from '../language.ts';
import { Link, PATHS } from '../router.tsx';
import { useCart } from '../useCart.ts';

export function Header() {
  const messages = useMessages();
  const { count } = useCart();
  return (
    <header className="header">
      <div className="header-row">
        <Link className="header-home" href={PATHS.home}>
          <Wordmark />
        </Link>
        <LanguageSwitch />
        <Link className="header-cart" href={PATHS.cart} aria-label={messages.cartWith(count)}>
          <BagIcon />
          {count > 0 && <span className="header-count">{count}</span>}
        </Link>
      </div>
    </header>
  );
}

/** The shop's logo, a sun in a bowl, next to its name. */
function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" fill="none">
        <path d="M9 15.5a7 7 0 0 1 14 0z" fill="var(--sun)" />
        <path d="M4 17.5h24c0 5.8-4.3 9.5-8 10.3h-8c-3.7-.8-8-4.5-8-10.3z" fill="currentColor" />
      </svg>
      Lempung Pagi
    </span>
  );
}

/** Switches to the other language. The choice is stored. */
function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const messages = useMessages();
  const other = language === 'id' ? 'en' : 'id';
  return (
    <button
      type="button"
      className="language-switch"
      lang={other}
      onClick={() => setLanguage(other)}
    >
      {messages.otherLanguage}
    </button>
  );
}

function BagIcon() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none">
      <path
        d="M5.2 8.5h13.6l-.9 10a2 2 0 0 1-2 1.8H8.1a2 2 0 0 1-2-1.8zM8.8 11V7.2a3.2 3.2 0 0 1 6.4 0V11"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
