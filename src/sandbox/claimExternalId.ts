import { jakartaTime } from './jakartaTime.ts';
import type { SandboxContext } from './SandboxContext.ts';
import { SandboxRefusal } from './SandboxRefusal.ts';

/**
 * Notes an `X-EXTERNAL-ID` and refuses one that already came today, Jakarta's time.
 *
 * @see ASPI, SNAP header table: unique within the same day.
 */
export function claimExternalId(context: SandboxContext, externalId: string): void {
  const { externalIds } = context;
  const date = jakartaTime(context.now()).slice(0, 10);
  if (externalIds.date !== date) {
    externalIds.date = date;
    externalIds.used.clear();
  }
  if (externalIds.used.has(externalId)) {
    throw new SandboxRefusal('40900', 'X-EXTERNAL-ID was used before today');
  }
  externalIds.used.add(externalId);
}
