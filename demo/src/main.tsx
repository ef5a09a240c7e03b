import '@fontsource-variable/plus-jakarta-sans';
import './styles/tokens.css';
import 'pivot-qris-react/styles.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/home.css';
import './styles/product.css';
import './styles/cart.css';
import './styles/order.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
