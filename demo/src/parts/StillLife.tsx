import { PICTURES } from '../pictures/PICTURES.ts';

const PIECES = ['vas-bukit', 'teko-hujan', 'cangkir-embun'];

/** Three pieces on a shelf in the morning sun. */
export function StillLife() {
  return (
    <div className="still-life" aria-hidden="true">
      {PIECES.map((slug) => (
        <img key={slug} src={PICTURES[slug]} alt="" width="400" height="400" data-slug={slug} />
      ))}
    </div>
  );
}
