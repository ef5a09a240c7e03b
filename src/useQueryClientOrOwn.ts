import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useState } from 'react';

let shared: QueryClient | undefined;

/**
 * The query client to work with: the one handed in, else the provider's, else one of the package's
 * own, so that a shop without TanStack Query needs no provider.
 */
export function useQueryClientOrOwn(handedIn: QueryClient | undefined): QueryClient {
  const provided = useContext(QueryClientContext);
  // On a server nothing may outlive the request, so each rendering gets its own.
  const [own] = useState(() =>
    typeof window === 'undefined' ? new QueryClient() : (shared ??= new QueryClient()),
  );
  return handedIn ?? provided ?? own;
}
