const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A new order's reference: 60 random bits that a person can read out, such as LP-7K3Q-X9MD-2RTB. */
export function orderReference(): string {
  const random = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => LETTERS[byte % 32]);
  return `LP-${random.join('').replaceAll(/(.{4})(?=.)/g, '$1-')}`;
}
