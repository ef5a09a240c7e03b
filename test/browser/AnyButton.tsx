import type { ReactElement } from 'react';
import { QrisPayButton, type QrisPayButtonProps } from '../../src/index.ts';

/** The host of the links in the mocks. */
export const ALLOWED_HOSTS = ['wallet-stg.harsya.com'];

type OrderProps = 'partnerReferenceNo' | 'createOrder' | 'prefetch';

/** The pay button's props as tests put them together, without their union. */
export type AnyButtonProps = Omit<QrisPayButtonProps, OrderProps | 'allowedHosts'> & {
  [Name in OrderProps]?: Required<QrisPayButtonProps>[Name] | undefined;
} & { allowedHosts?: readonly string[] };

/**
 * The pay button of an order that has a reference, unless `createOrder` makes it. Vitest's page is in a
 * frame, where the button itself would open a window.
 */
export function AnyButton({
  allowedHosts = ALLOWED_HOSTS,
  partnerReferenceNo = '',
  createOrder,
  prefetch,
  openIn = 'redirect',
  ...props
}: AnyButtonProps): ReactElement {
  const shared = { ...props, allowedHosts, openIn };
  if (createOrder === undefined) {
    return (
      <QrisPayButton {...shared} partnerReferenceNo={partnerReferenceNo} prefetch={prefetch} />
    );
  }
  return (
    <QrisPayButton
      {...shared}
      createOrder={createOrder}
      prefetch={prefetch === 'hover' ? undefined : prefetch}
    />
  );
}
