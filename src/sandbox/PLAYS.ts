/** What a magic reference can make the sandbox do, besides answering with a case of SNAP's table. */
export const PLAYS = {
  /** How a reply travels. */
  reply: ['slow', 'hang', 'trickle', 'cut', 'html', 'gateway', 'empty', 'huge'],
  /** What the status inquiry says. */
  status: ['other-reference', 'strange'],
  /** What becomes of the link and the payment. */
  payment: ['expired', 'paid-late', 'pending', 'never-final'],
} as const;
