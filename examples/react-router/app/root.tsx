import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router';
import 'pivot-qris-react/styles.css';
import './shop.css';

export default function Root() {
  const [queryClient] = useState(() => new QueryClient());
  return (
    <html lang="id">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <title>Kopi Senja</title>
        <Meta />
        <Links />
      </head>
      <body>
        <main>
          <QueryClientProvider client={queryClient}>
            <Outlet />
          </QueryClientProvider>
        </main>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
