import type { Product } from './Product.ts';
import { PRODUCTS } from './PRODUCTS.ts';

export function findProduct(slug: string): Product | undefined {
  return PRODUCTS.find((product) => product.slug === slug);
}
