/** Every page of the shop. */
export type Route =
  | { page: 'home' }
  | { page: 'product'; slug: string }
  | { page: 'cart' }
  | { page: 'checkout' }
  | { page: 'returned'; outcome: 'success' | 'failed' }
  | { page: 'order'; reference: string }
  | { page: 'missing' };
