import type { NextConfig } from 'next';

const config: NextConfig = {
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Permissions-Policy', value: 'camera=()' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
      ],
    },
  ],
};

export default config;
