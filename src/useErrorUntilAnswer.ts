import { useState } from 'react';

/**
 * The error of a query until the next answer. TanStack takes it back when it asks again; a sentence
 * that comes and goes helps nobody.
 *
 * @param subject what is asked about: the error of one says nothing of another.
 */
export function useErrorUntilAnswer<Failure>(
  { isFetching, error }: { isFetching: boolean; error: Failure | null },
  subject: string | undefined,
): Failure | null {
  const [last, setLast] = useState({ subject, error });
  if (last.subject === subject && (isFetching || last.error === error)) return last.error;
  setLast({ subject, error });
  return error;
}
