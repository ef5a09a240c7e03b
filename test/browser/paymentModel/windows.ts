import { vi } from 'vitest';

/** A window that the page has opened. */
export interface Popup {
  closed: boolean;
  /** The customer has typed another address into it. */
  isLedElsewhere: boolean;
  /** It shows the page's waiting words. */
  isBlank: boolean;
}

export type Windows = ReturnType<typeof watchWindows>;

/**
 * Stands in for the browser's windows: the page opens them, and leaves for a webview in them or in
 * its own tab.
 *
 * @param onOpen called with each URL that a window is led to.
 */
export function watchWindows(onOpen: (url: string) => void) {
  const windows = { popups: [] as Popup[], areBlocked: false };

  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    onOpen(this.href);
  });
  vi.spyOn(window, 'open').mockImplementation(() => {
    if (windows.areBlocked) return null;
    const popup: Popup = { closed: false, isLedElsewhere: false, isBlank: true };
    windows.popups.push(popup);
    const leave = (url: string) => {
      popup.isBlank = false;
      onOpen(url);
    };
    const asOwnOrigin = <Value>(value: Value): Value => {
      if (popup.isLedElsewhere) throw new DOMException('Blocked a frame', 'SecurityError');
      return value;
    };
    const view = {
      get closed() {
        return popup.closed;
      },
      close() {
        popup.closed = true;
      },
      focus: () => undefined,
      get sessionStorage() {
        return asOwnOrigin({ setItem: () => undefined });
      },
      get document() {
        return asOwnOrigin({
          body: { append: () => undefined, style: {} },
          createElement: () => ({
            href: '',
            click() {
              leave(this.href);
            },
          }),
        });
      },
    };
    // oxlint-disable-next-line typescript/no-unsafe-return -- what of a Window the page uses
    return Object(view);
  });

  return windows;
}

/** The page's end of the channels between the windows of a shop. */
export class Channel extends EventTarget {
  static readonly #all = new Set<Channel>();
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
    Channel.#all.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of Channel.#all) {
      if (other === this || other.name !== this.name) continue;
      queueMicrotask(() => other.dispatchEvent(new MessageEvent('message', { data })));
    }
  }

  close(): void {
    Channel.#all.delete(this);
  }
}
