import {
  type ComponentType,
  type ReactNode,
  type RefObject,
  useInsertionEffect,
  useState,
} from 'react';
import { createRoot } from 'react-dom/client';

/**
 * Makes a component that is rendered at the end of the page, or of its shadow root, by a React root of
 * its own: out of the shop's forms, and untouched by a Suspense or an Activity that hides the button. It
 * looks as it would beside the button. What happens in it, the page does not hear of.
 */
export function renderOutside<Props extends { place: RefObject<HTMLElement | null> }>(
  View: ComponentType<Props>,
): ComponentType<Props> {
  return function Outside(props) {
    const [outside] = useState(createOutside);
    // Effects of other kinds are undone while React hides the button.
    useInsertionEffect(() => outside.render(props.place.current, <View {...props} />));
    useInsertionEffect(() => outside.remove, [outside]);
    return null;
  };
}

interface Outside {
  render: (place: HTMLElement | null, view: ReactNode) => void;
  remove: () => void;
}

function createOutside(): Outside {
  const host = document.createElement('div');
  const root = createRoot(host);
  let stopKeys: (() => void) | undefined;

  function begin(place: HTMLElement | null): void {
    const pageRoot = place?.getRootNode();
    (pageRoot instanceof ShadowRoot ? pageRoot : document.body).append(host);
    if (place !== null) copyLook(place, host);
    for (const type of EVENTS) host.addEventListener(type, stop);
    stopKeys = keepKeys(host);
  }

  return {
    render(place, view) {
      if (stopKeys === undefined) begin(place);
      // React renders nothing while it commits.
      queueMicrotask(() => root.render(view));
    },
    remove() {
      queueMicrotask(() => {
        root.unmount();
        host.remove();
        stopKeys?.();
      });
    },
  };
}

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

/** What a shop's own dialogs, drawers and focus traps listen to. */
const EVENTS = [
  ...'click dblclick pointerdown pointerup mousedown mouseup touchstart touchend'.split(' '),
  ...'keydown keyup focusin focusout wheel submit input change'.split(' '),
];

function stop(event: Event): void {
  event.stopPropagation();
}

/**
 * Listens before all of the page, for some close on a key wherever it was pressed: they hear no key that
 * is pressed in the dialog, and no Escape. That one is the dialog's `cancel`, as in browsers.
 */
function keepKeys(host: HTMLElement): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const isOurs = path.includes(host);
    const isOthers = !isOurs && path.some((element) => element instanceof HTMLDialogElement);
    if (isOthers || !(isOurs || event.key === 'Escape')) return;
    event.stopImmediatePropagation();
    if (event.key !== 'Escape') return;
    // Else the browser might close a dialog of the shop with ours.
    event.preventDefault();
    if (event.type === 'keydown') host.querySelector('dialog')?.dispatchEvent(new Event('cancel'));
  };
  const types = ['keydown', 'keyup'] as const;
  for (const type of types) window.addEventListener(type, onKey, true);
  return () => {
    for (const type of types) window.removeEventListener(type, onKey, true);
  };
}
