import { useEffect, useState, type ReactElement } from 'react';

/** What one writes without a package. */
export function PlainInterval({ deadline }: { deadline: number }): ReactElement {
  const [left, setLeft] = useState(() => Math.round((deadline - Date.now()) / 1000));
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span>
      {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
    </span>
  );
}
