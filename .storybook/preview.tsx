import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import addonMsw from 'msw-storybook-addon';
import { qrisHandlers } from '../src/msw/index.ts';
import '../src/styles.css';
import './preview.css';
import { stayOnPage } from './stayOnPage.ts';

export default definePreview({
  addons: [addonA11y(), addonDocs(), addonMsw()],
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    a11y: { test: 'error' },
    controls: { exclude: /^(on[A-Z]|queryClient|fetch|headers|credentials|ref|key)/ },
  },
  globalTypes: {
    theme: {
      description: 'Colour scheme of the page',
      toolbar: { icon: 'mirror', items: ['light', 'dark'], dynamicTitle: true },
    },
    language: {
      description: 'What the customer reads',
      toolbar: { icon: 'globe', items: ['id', 'en'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light', language: 'id' },
  beforeEach({ msw }) {
    sessionStorage.clear();
    msw.use(...qrisHandlers());
    return stayOnPage();
  },
  decorators: [
    (Story, { globals }) => {
      const { dataset, style } = document.documentElement;
      style.colorScheme = dataset['qrisTheme'] = globals['theme'] === 'dark' ? 'dark' : 'light';
      document.documentElement.lang = globals['language'] === 'en' ? 'en' : 'id';
      return <Story />;
    },
  ],
});
