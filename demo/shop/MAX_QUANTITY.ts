/** The kiln is small: at most this many of one piece in one order. */
export const MAX_QUANTITY = 9;
