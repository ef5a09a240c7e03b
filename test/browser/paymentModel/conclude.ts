import { isDead } from './pivot.ts';
import { seeButton, seeReturnPage } from './see.ts';
import { settle } from './settle.ts';
import type { World } from './world.ts';

/** The customer is back, and the endpoint answers everything: now the truth must come out. */
export async function conclude(world: World): Promise<void> {
  const { pivot, endpoint, rules } = world;
  world.setHidden(false);
  endpoint.hasOldDates = false;
  endpoint.answersAtOnce = true;
  world.windows.areBlocked = false;
  for (const kind of ['apply', 'status'] as const) {
    for (const call of endpoint.calls(kind)) call.answer();
  }
  world.finishOrders();
  world.putAside(false);
  if (!world.seats()[0]?.isThere) world.toggle(0);
  await settle();
  world.look();

  // What Pivot tells already, a page that waits learns at its next step.
  const told = pivot.links
    .map(({ reference }) => reference)
    .filter((reference) => isTold(reference) && couldKnow(reference));
  await world.pass(65_000);
  for (const seat of world.seats()) {
    const state = seeButton(world.shop(), seat)?.state;
    const reference = seat.reference ?? rules.recordOf(seat).reference ?? '';
    rules.assert(
      !told.includes(reference) || state === 'paid' || state === 'idle' || state === undefined,
      `a minute after the order is paid, the button says ${state}`,
    );
  }

  // All links end, and what was paid with them is known.
  const left = Math.max(0, ...pivot.links.map(({ toldEnd }) => toldEnd - pivot.now()));
  if (left > 120_000) await world.pass(left - 60_000, 30_000);
  await world.pass(Math.min(left, 60_000) + 100_000);

  for (const [index, seat] of world.seats().entries()) {
    // A button that took no part learns of it when it is pressed.
    if (seat.reference !== undefined && rules.isOrderPaid(seat.reference)) {
      if (seeButton(world.shop(), seat)?.state === 'idle') world.press(index);
      await world.pass(4000);
    }
    const seen = seeButton(world.shop(), seat);
    if (seen === undefined) continue;
    const record = rules.recordOf(seat);
    const reference = seat.reference ?? record.reference;
    const isPending = reference !== undefined && hasPending(reference);
    rules.assert(
      !/applying|checking|opening/.test(seen.state),
      `the button waits for ever (${seen.state})`,
    );
    if (reference !== undefined && isTold(reference) && couldKnow(reference)) {
      rules.assert(seen.state === 'paid', `the order is paid, and the button says ${seen.state}`);
      rules.assert(record.paid === 1, 'the order is paid, and onPaid was not called');
    } else if (!isPending && !rules.isOrderPaid(reference ?? '') && seen.state !== 'paid') {
      await offer(seat);
    }
  }
  const page = seeReturnPage(world.shop());
  rules.assert(page?.state !== 'checking', 'the return page waits for ever');
  rules.assert(
    page?.reference === undefined ||
      !isTold(page.reference) ||
      page.state === 'paid' ||
      // A failure that it has told stays as it was when the customer pays again beside it, or with a
      // link that nothing could remember.
      (/failed|cancelled/.test(page.state) &&
        (rules.wasPaidSince(page.reference) || !couldKnow(page.reference))),
    `the order is paid, and the return page says ${page?.state}`,
  );
  rules.assert(
    world.windows.popups.every(({ closed, isBlank }) => closed || !isBlank),
    'a window waits for ever',
  );

  function isTold(reference: string): boolean {
    return rules.isOrderPaid(reference) && pivot.inquire(reference)?.code === '00';
  }

  function hasPending(reference: string): boolean {
    return pivot.links.some(
      (link) =>
        link.reference === reference &&
        !isDead(link) &&
        !['01', undefined].includes(link.transaction?.code),
    );
  }

  function couldKnow(reference: string): boolean {
    return pivot.links.some(
      (link) => link.reference === reference && link.isOpened && !link.isForgotten,
    );
  }

  /** Nothing is on its way any more: another press or two must lead to a link. */
  async function offer(seat: ReturnType<World['seats']>[number]): Promise<void> {
    const before = openings();
    for (let press = 0; press < 3 && openings() === before; press += 1) {
      world.press(world.seats().indexOf(seat));
      await settle();
      world.look();
      await world.pass(8000);
    }
    rules.assert(
      openings() > before,
      `no press leads to a payment (${seeButton(world.shop(), seat)?.state})`,
    );
  }

  function openings(): number {
    return rules.openings;
  }
}
