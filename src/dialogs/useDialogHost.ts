import {
  type RefObject,
  type SyntheticEvent,
  useInsertionEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** What a dialog inherits where the button stands. */
const INHERITED = [
  ...'accent on-accent text muted surface line good bad wait radius font motion tint space height width'
    .split(' ')
    .map((name) => `--qris-${name}`),
  'color-scheme',
  'direction',
  'font-family',
  'font-size',
];

/** What a shop's own dialogs, drawers and forms listen to. */
const EVENTS =
  'Click DoubleClick PointerDown PointerUp MouseDown MouseUp TouchStart TouchEnd KeyDown KeyUp ' +
  'Focus Blur Wheel Submit Input Change Cancel Close';

/** For the element around a dialog: what happens in it is none of the page's business. */
export const STOP_EVENTS: Record<string, (event: SyntheticEvent) => void> = Object.fromEntries(
  EVENTS.split(' ').map((name) => [
    `on${name}`,
    (event: SyntheticEvent) => event.stopPropagation(),
  ]),
);

/**
 * An element at the end of the page, or of the shadow root, to render a dialog in: out of the shop's
 * forms, and out of all that the shop may hide. It looks as it would beside the button.
 *
 * @param place where the button stands.
 * @param onEscape called if Escape is pressed; the page does not hear of it.
 */
export function useDialogHost(
  place: RefObject<HTMLElement | null>,
  onEscape: () => void,
): HTMLElement {
  const [host] = useState(() => document.createElement('div'));
  const latest = useRef(onEscape);
  useLayoutEffect(() => {
    latest.current = onEscape;
  });

  // Before a ref shows the dialog, and other than layout effects not undone while React hides the button.
  useInsertionEffect(() => {
    const button = place.current;
    const root = button?.getRootNode();
    (root instanceof ShadowRoot ? root : document.body).append(host);
    if (button !== null) copyLook(button, host);
    const stopKeys = keepKeys(host, () => latest.current());
    return () => {
      stopKeys();
      host.remove();
    };
  }, [host, place]);

  return host;
}

function copyLook(from: HTMLElement, to: HTMLElement): void {
  for (const attribute of ['data-qris-theme', 'data-qris-size']) {
    const value = from.closest(`[${attribute}]`)?.getAttribute(attribute);
    if (value) to.setAttribute(attribute, value);
  }
  const wanted = getComputedStyle(from);
  const own = getComputedStyle(to);
  for (const name of INHERITED) {
    const value = wanted.getPropertyValue(name);
    if (value !== own.getPropertyValue(name)) to.style.setProperty(name, value);
  }
}

/** Listens before all of the page: some close on a key wherever it was pressed. */
function keepKeys(host: HTMLElement, onEscape: () => void): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const isEscape = event.key === 'Escape';
    const isOurs = path.includes(host);
    const isOthers = !isOurs && path.some((element) => element instanceof HTMLDialogElement);
    if (isOthers || !(isOurs || isEscape)) return;
    event.stopImmediatePropagation();
    if (!isEscape) return;
    event.preventDefault();
    if (event.type === 'keydown') onEscape();
  };
  const types = ['keydown', 'keyup'] as const;
  for (const type of types) window.addEventListener(type, onKey, true);
  return () => {
    for (const type of types) window.removeEventListener(type, onKey, true);
  };
}
