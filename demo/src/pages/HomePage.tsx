import { PRODUCTS, type Product } from '../../shop/products.ts';
import { useLanguage, useMessages, useRupiah } from '../language.ts';
import { PICTURES, ProductPicture } from '../parts/ProductPicture.tsx';
import { Link, PATHS } from '../router.tsx';

export function HomePage() {
  const messages = useMessages();
  return (
    <>
      <title>{`Lempung Pagi · ${messages.tagline}`}</title>
      <section className="hero">
        <div className="hero-text">
          <h1>{messages.heroTitle}</h1>
          <p>{messages.heroText}</p>
          <a className="button" href="#koleksi">
            {messages.seeCollection}
          </a>
        </div>
        <StillLife />
      </section>
      <section id="koleksi" aria-labelledby="collection">
        <div className="section-head">
          <h2 id="collection">{messages.collection}</h2>
          <p>{messages.collectionNote}</p>
        </div>
        <ul className="grid">
          {PRODUCTS.map((product) => (
            <li key={product.slug}>
              <ProductCard product={product} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const PIECES = ['vas-bukit', 'teko-hujan', 'cangkir-embun'];

/** Three pieces on a shelf in the morning sun. */
function StillLife() {
  return (
    <div className="still-life" aria-hidden="true">
      {PIECES.map((slug) => (
        <img key={slug} src={PICTURES[slug]} alt="" width="400" height="400" data-slug={slug} />
      ))}
    </div>
  );
}

interface ProductCardProps {
  product: Product;
}

function ProductCard({ product }: ProductCardProps) {
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
