const JAKARTA_MS = 7 * 60 * 60 * 1000;

/**
 * A moment as the text of `X-TIMESTAMP`: Jakarta's time to the second, with its offset, whatever
 * the machine's time zone: `2025-11-25T16:18:46+07:00`.
 *
 * @param now Epoch ms.
 * @see Reference page, "Request Header", `X-TIMESTAMP`.
 */
export function snapTimestamp(now: number): string {
  return `${new Date(now + JAKARTA_MS).toISOString().slice(0, 19)}+07:00`;
}
