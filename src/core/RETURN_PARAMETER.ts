/**
 * The one parameter of ours that a return URL carries: `qris=<nonce>.<reference>`. One, because a
 * server that writes JSON anew before it checks a signature may escape the `&` between two.
 */
export const RETURN_PARAMETER = 'qris';
