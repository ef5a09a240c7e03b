import { MAX_QUANTITY } from '../../shop/cart.ts';
import { findProduct } from '../../shop/products.ts';
import { useLanguage, useMessages, useRupiah } from '../language.ts';
import { MissingPage } from '../parts/Notice.tsx';
import { ProductPicture } from '../parts/ProductPicture.tsx';
import { Link, PATHS } from '../router.tsx';
import { useCart } from '../useCart.ts';

export interface ProductPageProps {
  slug: string;
}

export function ProductPage({ slug }: ProductPageProps) {
  const product = findProduct(slug);
  const { language } = useLanguage();
  const messages = useMessages();
  const rupiah = useRupiah();
  const { cart, setQuantity } = useCart();
  if (!product) return <MissingPage />;

  const inCart = cart.lines.find((line) => line.slug === slug)?.quantity ?? 0;
  const isFull = inCart >= MAX_QUANTITY;
  return (
    <article className="product">
      <title>{`${product.name} · Lempung Pagi`}</title>
      <ProductPicture slug={slug} />
      <div className="product-text">
        <p className="product-kind">{product.kind[language]}</p>
        <h1>{product.name}</h1>
        <p className="product-price">{rupiah(product.price)}</p>
        <p>{product.story[language]}</p>
        <button
          type="button"
          className="button"
          aria-disabled={isFull}
          onClick={() => setQuantity(slug, inCart + 1)}
        >
          {messages.addToCart}
        </button>
        <p className="product-in-cart" role="status">
          {inCart > 0 && (
            <>
              {isFull ? messages.cartIsFullOf(inCart) : messages.inCart(inCart)}{' '}
              <Link href={PATHS.cart}>{messages.seeCart}</Link>
            </>
          )}
        </p>
        <h2>{messages.productFacts}</h2>
        <ul>
          {product.facts[language].map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
    </article>
  );
}
