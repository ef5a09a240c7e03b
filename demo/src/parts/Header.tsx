import { useCart } from '../useCart.ts';
import { useMessages } from '../language.ts';
import { Link, PATHS } from '../router.tsx';
import { BagIcon } from './BagIcon.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Wordmark } from './Wordmark.tsx';

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
