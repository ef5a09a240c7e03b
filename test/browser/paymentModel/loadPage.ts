import * as reactQuery from '@tanstack/react-query';
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as uqr from 'uqr';
import { run } from 'virtual:page-bundle';

const MODULES: Record<string, unknown> = {
  react,
  'react/jsx-runtime': jsxRuntime,
  '@tanstack/react-query': reactQuery,
  uqr,
};

export type Kit = typeof import('../../../src/index.ts');

/** Loads the package as a new page does: nothing is remembered but what is stored. */
export function loadPage(): Kit {
  const kit = {};
  run((name: string) => MODULES[name], kit);
  // oxlint-disable-next-line typescript/no-unsafe-return -- what the bundle's entry exports
  return Object(kit);
}
