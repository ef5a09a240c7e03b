/** The parameter of ours that a return URL carries. */
export const RETURN_PARAMETER = 'qris';
