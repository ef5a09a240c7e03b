/** Starts work, or joins what is under way by the same name. */
export type Share<Value> = (name: string, work: () => Promise<Value>) => Promise<Value>;

/**
 * Lets requests of this process that want the same thing at the same time share one piece of work.
 *
 * Await it with a time limit of your own: in some runtimes the work of a request that was dropped never
 * settles.
 *
 * @param lifeMs Work that takes longer than this is joined no more.
 */
export function createSharing<Value>(lifeMs: number): Share<Value> {
  const underWay = new Map<string, { work: Promise<Value>; endsAt: number }>();

  return (name, work) => {
    const shared = underWay.get(name);
    if (shared !== undefined && shared.endsAt > Date.now()) return shared.work;
    const begun = { work: work(), endsAt: Date.now() + lifeMs };
    const forget = (): void => {
      if (underWay.get(name) === begun) underWay.delete(name);
    };
    begun.work.then(forget, forget);
    underWay.set(name, begun);
    return begun.work;
  };
}
