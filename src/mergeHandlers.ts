/** Props of the shop and props of ours on one element: where both listen, both are called. */
export function mergeHandlers<Theirs extends object, Ours extends object>(
  theirs: Theirs,
  ours: Ours,
): Theirs & Ours {
  const both = Object.entries(ours).map(([name, our]: [string, unknown]) => {
    const their: unknown = Reflect.get(theirs, name);
    if (typeof our !== 'function' || typeof their !== 'function') return [name, our];
    return [
      name,
      (...args: unknown[]) => {
        their(...args);
        our(...args);
      },
    ];
  });
  return { ...theirs, ...ours, ...Object.fromEntries(both) };
}
