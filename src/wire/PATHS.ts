/**
 * Where Pivot's calls live under its base URL.
 *
 * The token calls stand under `/open-api/v1` in one revision of Pivot's documents and under
 * `/snap/v1.0` in the other; the second is taken as the newer one and can be overridden.
 */
export const PATHS = {
  applyOtt: '/wallet-backend/snap/v1.0/qr/apply-ott',
  status: '/wallet-backend/snap/v1.0/debit/status',
  tokens: '/snap/v1.0/access-token',
} as const;
