/**
 * Why a payment could not go on. Stable: switch on it.
 *
 * | code | meaning |
 * |---|---|
 * | `invalid_input` | the merchant's code passed something Pivot does not accept; nothing was sent |
 * | `offline` | the device has no connection; nothing was sent |
 * | `network` | the endpoint could not be reached (down, blocked, or CORS) |
 * | `timeout` | no answer in time: the outcome is unknown, which is not a failure |
 * | `bad_reply` | the endpoint answered with something that is not Pivot's reply |
 * | `unsafe_url` | the link is not https on an allowed host; nothing was opened |
 * | `popup_blocked` | the browser opened no window, and the shop wants no redirect |
 * | `link_expired` | the link had ended before it could be used |
 * | `bad_request` | Pivot refused the request's form (400) |
 * | `unauthorized` | signature, credentials or session are not accepted (401) |
 * | `account_not_linked` | the customer's wallet is not linked, or no longer (401ss02, 401ss04) |
 * | `not_allowed` | the payment is not permitted (403, 405) |
 * | `account_blocked` | the customer's account is blocked, dormant or suspended (403) |
 * | `limit_exceeded` | a limit of the account or the merchant is reached (403) |
 * | `insufficient_balance` | the balance does not suffice (403ss14) |
 * | `not_found` | Pivot does not know what was asked for (404) |
 * | `conflict` | the request collided with another (409ss00) |
 * | `duplicate_reference` | this reference has been paid already (409ss01, 404ss14) |
 * | `rate_limited` | too many requests (429) |
 * | `unavailable` | the service is down for the moment (5xx) |
 */
export type QrisErrorCode =
  | 'invalid_input'
  | 'offline'
  | 'network'
  | 'timeout'
  | 'bad_reply'
  | 'unsafe_url'
  | 'popup_blocked'
  | 'link_expired'
  | 'bad_request'
  | 'unauthorized'
  | 'account_not_linked'
  | 'not_allowed'
  | 'account_blocked'
  | 'limit_exceeded'
  | 'insufficient_balance'
  | 'not_found'
  | 'conflict'
  | 'duplicate_reference'
  | 'rate_limited'
  | 'unavailable';
