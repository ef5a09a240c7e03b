/**
 * A UUID of version 7, as Pivot uses for its one-time tokens: sortable by when it was made.
 *
 * @param now Epoch ms.
 * @see RFC 9562, section 5.7.
 */
export function uuidV7(now: number): string {
  const random = crypto.randomUUID();
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
