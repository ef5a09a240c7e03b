import { PICTURES } from '../pictures/PICTURES.ts';

export interface ProductPictureProps {
  slug: string;
  /** Hidden from assistive technology where the name stands beside it. */
  alt?: string;
}

export function ProductPicture({ slug, alt = '' }: ProductPictureProps) {
  return (
    <span className="picture" data-slug={slug}>
      <img src={PICTURES[slug]} alt={alt} width="400" height="400" />
    </span>
  );
}
