import type { Product } from '../../shop/products.ts';
import { useLanguage, useRupiah } from '../language.ts';
import { Link, PATHS } from '../router.tsx';
import { ProductPicture } from './ProductPicture.tsx';

export interface ProductCardProps {
  product: Product;
}

export function ProductCard({ product }: ProductCardProps) {
  const { language } = useLanguage();
  const rupiah = useRupiah();
  return (
    <Link className="card" href={PATHS.product(product.slug)}>
      <ProductPicture slug={product.slug} />
      <span className="card-name">{product.name}</span>
      <span className="card-kind">{product.kind[language]}</span>
      <span className="card-price">{rupiah(product.price)}</span>
    </Link>
  );
}
