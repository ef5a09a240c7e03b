import { PRODUCTS } from '../../shop/products.ts';
import { useMessages } from '../language.ts';
import { ProductCard } from '../parts/ProductCard.tsx';
import { StillLife } from '../parts/StillLife.tsx';

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
