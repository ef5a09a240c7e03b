import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import { setupWorker, type SetupWorker } from 'msw/browser';
import addonMsw from 'msw-storybook-addon';
import { configure } from 'storybook/test';
import { mockProxy } from '../stories/kit.tsx';
import { translatePage } from './translatePage.ts';
import '../src/styles.css';
import './preview.css';

// A run of the stories as tests may be told to look at them in another way.
const {
  STORYBOOK_THEME = 'light',
  STORYBOOK_LANGUAGE = 'id',
  STORYBOOK_TRANSLATED,
} = import.meta.env;

// A dialog's code is loaded while its story plays, and the machine may be busy.
configure({ asyncUtilTimeout: 10_000 });

/** The widths of the viewport toolbar. */
const VIEWPORTS = {
  narrow: { name: 'Narrow phone, 320', styles: { width: '320px', height: '568px' } },
  phone: { name: 'Phone, 390', styles: { width: '390px', height: '844px' } },
  tablet: { name: 'Tablet, 768', styles: { width: '768px', height: '1024px' } },
  desktop: { name: 'Desktop, 1280', styles: { width: '1280px', height: '800px' } },
};

export default definePreview({
  addons: [addonA11y(), addonDocs(), addonMsw(startWorker)],
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { exclude: /^(on[A-Z]|queryClient|fetch|headers|credentials|ref|key)/ },
    viewport: { options: VIEWPORTS },
    // Each in a frame of its own, with its own mocks.
    docs: { story: { inline: false, height: '260px' } },
    options: {
      storySort: {
        order: ['Guides', ['Getting started', '*'], 'Review', 'Pay button', 'Ways to open', '*'],
      },
    },
  },
  globalTypes: {
    theme: {
      description: 'Colour scheme of the page',
      toolbar: { icon: 'mirror', items: ['light', 'dark', 'auto'], dynamicTitle: true },
    },
    language: {
      description: 'What the customer reads',
      toolbar: { icon: 'globe', items: ['id', 'en'], dynamicTitle: true },
    },
    network: {
      description: 'How long each answer takes; begin the story anew after a change',
      toolbar: {
        icon: 'timer',
        items: [
          { value: 'fast', title: 'fast network' },
          { value: 'slow', title: 'slow network: 4 s' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: STORYBOOK_THEME, language: STORYBOOK_LANGUAGE, network: 'fast' },
  beforeEach(context) {
    sessionStorage.clear();
    mockProxy()(context);
    const stopStaying = stayOnPage();
    const stopTranslating = STORYBOOK_TRANSLATED === undefined ? undefined : translatePage();
    return () => {
      stopStaying();
      stopTranslating?.();
    };
  },
  decorators: [
    (Story, { globals }) => {
      const { dataset, style } = document.documentElement;
      const { theme, language } = globals;
      dataset['qrisTheme'] = String(theme);
      style.colorScheme = theme === 'auto' ? 'light dark' : String(theme);
      document.documentElement.lang = String(language);
      return <Story />;
    },
  ],
});

/** MSW's worker from beside the page, wherever the static Storybook is put. */
async function startWorker(): Promise<SetupWorker> {
  const worker = setupWorker();
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: new URL('mockServiceWorker.js', document.baseURI).href },
  });
  return worker;
}

/** Keeps a story on its page when the button opens the webview, which here is not there. */
function stayOnPage(): () => void {
  const { navigation } = window;
  const stay = (event: NavigateEvent): void => {
    if (!event.hashChange && event.cancelable) event.preventDefault();
  };
  navigation.addEventListener('navigate', stay);
  return () => navigation.removeEventListener('navigate', stay);
}
