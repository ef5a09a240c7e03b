import { useMessages } from '../language/useMessages.ts';
import { Link } from '../routing/Link.tsx';
import { PATHS } from '../routing/PATHS.ts';
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
