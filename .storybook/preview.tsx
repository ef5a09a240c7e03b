import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import addonMsw from 'msw-storybook-addon';
import { configure } from 'storybook/test';
import { mockProxy } from '../stories/kit.tsx';
import '../src/styles.css';
import './preview.css';
import { startWorker } from './startWorker.ts';
import { stayOnPage } from './stayOnPage.ts';
import { VIEWPORTS } from './VIEWPORTS.ts';

// A run of the stories as tests may be told to look at them in another way.
const { STORYBOOK_THEME = 'light', STORYBOOK_LANGUAGE = 'id' } = import.meta.env;

// A dialog's code is loaded while its story plays, and the machine may be busy.
configure({ asyncUtilTimeout: 10_000 });

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
    return stayOnPage();
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
