import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // `npm run dev` serves the pages, and hands the rest on to `npm start`.
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
