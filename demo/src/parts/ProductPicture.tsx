import cangkirEmbun from '../pictures/cangkir-embun.svg';
import mangkukSawah from '../pictures/mangkuk-sawah.svg';
import piringPesisir from '../pictures/piring-pesisir.svg';
import tekoHujan from '../pictures/teko-hujan.svg';
import tigaSambal from '../pictures/tiga-sambal.svg';
import vasBukit from '../pictures/vas-bukit.svg';

export interface ProductPictureProps {
  slug: string;
}

/** Hidden from assistive technology, because the product's name is always next to it. */
export function ProductPicture({ slug }: ProductPictureProps) {
  return (
    <span className="picture" data-slug={slug}>
      <img src={PICTURES[slug]} alt="" width="400" height="400" />
    </span>
  );
}

/** The drawing of each piece, by its slug. */
export const PICTURES: Readonly<Record<string, string>> = {
  'cangkir-embun': cangkirEmbun,
  'mangkuk-sawah': mangkukSawah,
  'piring-pesisir': piringPesisir,
  'teko-hujan': tekoHujan,
  'tiga-sambal': tigaSambal,
  'vas-bukit': vasBukit,
};
