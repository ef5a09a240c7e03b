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

/**
 * SNAP's service numbers, the fourth and fifth digit of a `responseCode`.
 *
 * @see ASPI, SNAP service list; Pivot's "Response Codes".
 */
export const SERVICE_CODES = {
  applyOtt: '49',
  status: '55',
  notification: '56',
  tokenB2b: '73',
  tokenB2b2c: '74',
} as const;
