import { useState } from 'react';

/**
 * The error of a query until the next answer. TanStack takes it back when it asks again; a sentence
 * that comes and goes helps nobody.
 */
export function useErrorUntilAnswer<Failure>(query: {
  isFetching: boolean;
  error: Failure | null;
}): Failure | null {
  const [error, setError] = useState(query.error);
  if (query.isFetching || query.error === error) return error;
  setError(query.error);
  return query.error;
}
