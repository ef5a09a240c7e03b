import type { ReactNode } from 'react';

export interface NoticeProps {
  /** The page's heading. */
  title: string;
  text: string;
  /** The way on. */
  children: ReactNode;
}

/** A page with little on it: an empty cart, a wrong address. */
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
