import { Markdown } from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';

/** A page of `docs/`, whose links lead to the other guides here. */
export function Guide({ text }: { text: string }): ReactElement {
  const here = text
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\]\((?:docs\/)?([\w-]+)\.md(?:#[\w-]*)?\)/g, '](?path=/docs/guides-$1--docs)');
  return <Markdown>{here}</Markdown>;
}
