/**
 * Whether two secret texts are the same, in a time that tells nothing about where they differ or
 * how long they are: their SHA-256 digests are compared to the last byte.
 */
export async function isSameSecret(given: string, expected: string): Promise<boolean> {
  const [left, right] = await Promise.all(
    [given, expected].map(async (text) => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      return new Uint8Array(digest);
    }),
  );
  if (left === undefined || right === undefined) return false;
  let difference = 0;
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] ?? 0);
  return difference === 0;
}
