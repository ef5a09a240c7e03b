import { useMessages } from '../language.ts';
import { Link, PATHS } from '../router.tsx';
import { Notice } from './Notice.tsx';

export function EmptyCart() {
  const messages = useMessages();
  return (
    <Notice title={messages.cartIsEmpty} text={messages.cartIsEmptyText}>
      <Link className="button" href={PATHS.home}>
        {messages.backToShop}
      </Link>
    </Notice>
  );
}
