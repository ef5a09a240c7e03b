import { render } from '@testing-library/react';
import { expect, it, onTestFinished } from 'vitest';
import { ExpiryCountdown, QrisReturnPage } from '../../src/index.ts';
import { AnyButton } from './AnyButton.tsx';
import '../../src/styles.css';

/** Tailwind 3's preflight and others like it, as far as they touch a button. */
const RESET =
  'button { background: transparent; color: inherit; padding: 0; font-weight: inherit }';

/** The shop's stylesheet, read before or after the package's own. */
function addStyles(css: string, place: 'before' | 'after' = 'after'): void {
  const style = document.createElement('style');
  style.textContent = css;
  if (place === 'before') document.head.prepend(style);
  else document.head.append(style);
  onTestFinished(() => style.remove());
}

function showFace(): CSSStyleDeclaration {
  const { getByRole } = render(
    <AnyButton endpoint="/api/qris" partnerReferenceNo="INV-1" redirectUrl="/paid" />,
  );
  return getComputedStyle(getByRole('button'));
}

it.each(['before', 'after'] as const)('lets a plain rule that comes %s it win', (place) => {
  addStyles('.qris-pay-button { background: rgb(1, 2, 3) }', place);
  expect(showFace().backgroundColor).toBe('rgb(1, 2, 3)');
});

it('takes the properties of whatever is around', () => {
  addStyles('body { --qris-accent: rgb(4, 5, 6); --qris-radius: 3px }');
  expect(showFace()).toMatchObject({ backgroundColor: 'rgb(4, 5, 6)', borderRadius: '3px' });
});

it('loses its face to a reset outside of layers, and gets it back by one rule', () => {
  addStyles(RESET);
  const face = showFace();
  expect(face.backgroundColor).toBe('rgba(0, 0, 0, 0)');
  addStyles(
    `.qris-pay-button, .qris-return-action {
      background: var(--qris-face);
      color: var(--qris-on-face);
      padding: 0.625em 1em;
    }`,
  );
  expect(face).toMatchObject({ backgroundColor: 'rgb(36, 64, 179)', color: 'rgb(255, 255, 255)' });
});

it('keeps its face under a reset in a layer that is named before', () => {
  // The order of layers is set where their names come first.
  addStyles(`@layer reset, qris; @layer reset { ${RESET} }`, 'before');
  expect(showFace()).toMatchObject({
    backgroundColor: 'rgb(36, 64, 179)',
    color: 'rgb(255, 255, 255)',
    paddingInlineStart: '16px',
  });
});

it('draws no style by itself, but for how much time is left', () => {
  const before = document.styleSheets.length;
  const { container } = render(
    <>
      <AnyButton endpoint="/api/qris" partnerReferenceNo="INV-1" redirectUrl="/paid" />
      <QrisReturnPage endpoint="/api/qris" partnerReferenceNo="INV-1" />
      <ExpiryCountdown expiresAt={Date.now() + 60_000} />
    </>,
  );
  expect(document.styleSheets).toHaveLength(before);
  const styled = [...container.querySelectorAll('[style]')].map((element) =>
    element.getAttribute('style')?.replace(/:.*/, ''),
  );
  expect(styled).toEqual(['--qris-time-left']);
});

it.each(['compact', 'full', undefined])('is 44 px high or more, size %s', (size) => {
  const { container } = render(
    <div data-qris-size={size}>
      <AnyButton endpoint="/api/qris" partnerReferenceNo="INV-1" redirectUrl="/paid" />
    </div>,
  );
  const { height } = container.querySelector('button')?.getBoundingClientRect() ?? { height: 0 };
  expect(height).toBeGreaterThanOrEqual(44);
});
