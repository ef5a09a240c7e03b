import { useMessages } from '../language.ts';
import { Notice } from '../parts/Notice.tsx';
import { Link, PATHS } from '../router.tsx';

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
