import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('../../src/styles.css', import.meta.url)), 'utf8');

type Colour = readonly [red: number, green: number, blue: number];

const channel = (hex: string, at: number): number =>
  Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);

/** The colours that the rule with this selector sets, by name. */
function coloursOf(selector: string): Record<string, Colour> {
  const [, block = ''] = css.split(`${selector} {`);
  const declarations = block.slice(0, block.indexOf('}')).matchAll(/--qris-([\w-]+): #(\w{6});/g);
  return Object.fromEntries(
    [...declarations].map(([, name = '', hex = '']) => [
      name,
      [channel(hex, 0), channel(hex, 1), channel(hex, 2)] as const,
    ]),
  );
}

const LIGHT = coloursOf(":where(:root, :host, [data-qris-theme='light'])");
const DARK = coloursOf(":where([data-qris-theme='dark'])");
const AUTO = coloursOf(":where([data-qris-theme='auto'])");
const TINT = Number(/--qris-tint: (\d+)%/.exec(css)?.[1]) / 100;

/** @see WCAG 2.2, relative luminance. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @see WCAG 2.2, contrast ratio. */
function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** As `color-mix(in srgb, colour tint, surface)`. */
function tinted(colour: Colour, surface: Colour): Colour {
  const mix = (at: 0 | 1 | 2) => colour[at] * TINT + surface[at] * (1 - TINT);
  return [mix(0), mix(1), mix(2)];
}

describe.each([
  { theme: 'light', colours: LIGHT },
  { theme: 'dark', colours: DARK },
])('the $theme theme', ({ colours }) => {
  const colour = (name: string): Colour => {
    const found = colours[name];
    if (found === undefined) throw new Error(`styles.css sets no --qris-${name}.`);
    return found;
  };
  const surface = colour('surface');
  const on = (name: string): Colour => tinted(colour(name), surface);

  /** Words, what lies behind them, and the least contrast. AAA is 7, AA 4.5, and 3 for signs. */
  const PAIRS: [what: string, Colour, Colour, least: number][] = [
    ['the amount, the time left and every heading', colour('text'), surface, 7],
    ['the time left in the last minute', colour('wait'), on('wait'), 7],
    ['the label of the last minute', colour('muted'), on('wait'), 4.5],
    ['an explanation', colour('muted'), surface, 4.5],
    ['a note on an error', colour('text'), on('bad'), 7],
    ['a note on an end', colour('text'), on('wait'), 7],
    ['the pay button', colour('on-accent'), colour('accent'), 7],
    ['a button that is disabled', colour('muted'), on('accent'), 4.5],
    ['a paid button', colour('good'), on('good'), 4.5],
    ['a link and a second button', colour('accent'), surface, 4.5],
    ['the sign of a paid order', surface, colour('good'), 4.5],
    ['the sign of a failed one', surface, colour('bad'), 4.5],
    ['the sign of an open one', surface, colour('wait'), 4.5],
    ['the sign of a cancelled one', surface, colour('muted'), 4.5],
    ['the bar of the countdown', colour('accent'), colour('line'), 3],
    ['its last minute', colour('wait'), colour('line'), 3],
    ['the ring of the focus', colour('accent'), surface, 3],
  ];

  it.each(PAIRS)('shows %s with contrast enough', (_what, front, back, least) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
  });
});

it('follows the device with the colours of the dark theme', () => {
  expect(Object.keys(DARK)).toHaveLength(9);
  expect(AUTO).toEqual(DARK);
  expect(Object.keys(LIGHT)).toEqual(Object.keys(DARK));
});

it('computes the figures that WCAG gives for black, white and grey', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
});

/** What stands outside would win against the shop's own layers. */
it('puts every rule into the layer `qris`, at no specificity', () => {
  const rules = css.replaceAll(/\/\*.*?\*\//gs, '');
  expect(rules.trim()).toMatch(/^@layer qris \{.*\}$/s);
  const selectors = [...rules.matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector.trim());
  const weighty = selectors
    .filter((selector) => !/^(@|from$|to$)/.test(selector))
    .map(withoutWhere)
    // A pseudo-element and a plain element weigh less than any class.
    .filter((rest) => /[.#[]|(?<!:):(?!:)/.test(rest));
  expect(weighty).toEqual([]);
});

/** Leaves what `:where()`, which may hold other brackets, does not take the weight of. */
function withoutWhere(selector: string): string {
  let depth = 0;
  let rest = '';
  for (const part of selector.split(/(:where\(|\(|\))/)) {
    if (part === ':where(' || (part === '(' && depth > 0)) depth += 1;
    else if (part === ')' && depth > 0) depth -= 1;
    else if (depth === 0) rest += part;
  }
  return rest;
}
