/** A reply may hold a link that pays: nobody on its way may keep it. */
export const REPLY_HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
} as const;
