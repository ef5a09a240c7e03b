import type { ComponentProps, MouseEvent } from 'react';
import { navigate } from './navigate.ts';

export interface LinkProps extends ComponentProps<'a'> {
  href: string;
}

/** A link within the shop: a plain click stays in the page, every other kind is the browser's. */
export function Link({ href, children, ...props }: LinkProps) {
  function handleClick(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    navigate(href);
  }
  return (
    <a {...props} href={href} onClick={handleClick}>
      {children}
    </a>
  );
}
