import { useMessages } from '../language/useMessages.ts';
import { Notice } from '../parts/Notice.tsx';
import { Link } from '../routing/Link.tsx';
import { PATHS } from '../routing/PATHS.ts';

export function MissingPage() {
  const messages = useMessages();
  return (
    <Notice title={messages.pageMissing} text={messages.pageMissingText}>
      <Link className="button" href={PATHS.home}>
        {messages.backToShop}
      </Link>
    </Notice>
  );
}
