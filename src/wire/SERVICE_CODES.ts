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
