import { index, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('./routes/home.tsx'),
  route('checkout/:reference', './routes/checkout.tsx'),
  route('paid', './routes/returned.tsx', { id: 'paid' }),
  route('not-paid', './routes/returned.tsx', { id: 'not-paid' }),
  route('api/qris/*', './routes/qris.ts'),
] satisfies RouteConfig;
