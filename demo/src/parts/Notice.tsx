import type { ReactNode } from 'react';
import { useMessages } from '../language.ts';
import { Link, PATHS } from '../router.tsx';

export interface NoticeProps {
  /** The page's heading. */
  title: string;
  text: string;
  /** The button or link that leads on. */
  children: ReactNode;
}

/** A nearly empty page, such as an empty cart or a wrong address. */
export function Notice({ title, text, children }: NoticeProps) {
  return (
    <section className="notice">
      <title>{`${title} · Lempung Pagi`}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </section>
  );
}

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
