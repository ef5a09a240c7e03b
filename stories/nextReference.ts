let orders = 0;

/** The page keeps one living link for a reference: each story has an order of its own. */
export function nextReference(): string {
  orders += 1;
  return `INV-20251125-${String(orders).padStart(3, '0')}`;
}
