/**
 * How long both kinds of access token live.
 *
 * @see Pivot's page "Authentication": 900 seconds.
 */
export const ACCESS_TOKEN_SECONDS = 900;
