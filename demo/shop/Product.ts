import type { Language } from './Language.ts';

/** A piece the shop sells. Names are proper names, the same in every language. */
export interface Product {
  slug: string;
  name: string;
  /** In whole rupiah. */
  price: number;
  /** What the piece is, in three or four words. */
  kind: Record<Language, string>;
  story: Record<Language, string>;
  /** Measures and care, one fact an entry. */
  facts: Record<Language, readonly string[]>;
}
