import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import 'pivot-qris-react/styles.css';
import './shop.css';

export const metadata: Metadata = { title: 'Kopi Senja' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="id">
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}
