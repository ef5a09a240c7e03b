import type { Seat, Shop } from './shop.tsx';

/** What a customer sees of a button; undefined where it is not. */
export function seeButton(shop: Shop, seat: Seat) {
  const place = shop.find(seat);
  const button = place?.querySelector<HTMLElement>('button');
  const step = place?.querySelector<HTMLElement>('[data-next-action]')?.dataset['nextAction'];
  if (shop.isAside || !button || step === undefined) return undefined;
  const timer = place?.querySelector('[role=timer]')?.textContent ?? '';
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(timer) ?? [];
  return {
    state: button.dataset['state'] ?? '',
    step,
    /** The time left, in s. */
    left: minutes === undefined ? undefined : Number(minutes) * 60 + Number(seconds),
  };
}

/** What a customer sees of a return page; undefined where it is not. */
export function seeReturnPage(shop: Shop) {
  const page = shop.container.querySelector<HTMLElement>('.qris-return');
  if (page === null) return undefined;
  return {
    state: page.dataset['state'] ?? '',
    reference: page.querySelector('.qris-return-reference')?.textContent ?? undefined,
    asksForReference: page.textContent.includes(shop.kit.enMessages.returnPage.lost.title),
  };
}
