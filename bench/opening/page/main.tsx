import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { QrisPayButton } from '../../../src/QrisPayButton.tsx';
import { BareButton } from './BareButton.tsx';
import { timeClick } from './timeClick.ts';

const query = new URLSearchParams(location.search);
const reference = query.get('reference') ?? '';

const payButton = (prepare?: 'press' | 'hover') => () => (
  <QrisPayButton
    endpoint="/api/qris"
    partnerReferenceNo={reference}
    redirectUrl="/return"
    allowLocalhost
    prepare={prepare}
  />
);

const variants: Record<string, ComponentType> = {
  bare: () => <BareButton reference={reference} />,
  QrisPayButton: payButton(),
  'prepared on press': payButton('press'),
  'prepared on hover': payButton('hover'),
};

const Variant = variants[query.get('variant') ?? ''];
const root = document.getElementById('root');
if (Variant === undefined || root === null) throw new Error('The page needs ?variant=.');

timeClick();
createRoot(root).render(<Variant />);
