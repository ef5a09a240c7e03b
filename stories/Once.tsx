import { useState, type ReactElement, type ReactNode } from 'react';

/**
 * Makes something for one showing of a story: a turn of a toolbar, which runs `beforeEach` again,
 * leaves it as it is.
 */
export function Once<Value>({
  make,
  children,
}: {
  make: () => Value;
  children: (value: Value) => ReactNode;
}): ReactElement {
  const [value] = useState(make);
  return <>{children(value)}</>;
}
