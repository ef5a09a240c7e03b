/** How the pieces reach the customer. */
export type Delivery = 'home' | 'studio';

export interface CartLine {
  slug: string;
  /** 1 to 9. */
  quantity: number;
}

/** What the customer is about to order. One cart makes one order, however often it is sent. */
export interface Cart {
  id: string;
  lines: readonly CartLine[];
  delivery: Delivery;
}
