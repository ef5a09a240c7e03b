const JAKARTA_MS = 7 * 60 * 60 * 1000;

/**
 * A moment as Pivot writes it in its replies: Jakarta's time with its offset.
 *
 * @param now Epoch ms.
 * @param fractionDigits Digits after the second: none by default; `urlExpiry` has 6 or 9.
 */
export function jakartaTime(now: number, fractionDigits = 0): string {
  const text = new Date(now + JAKARTA_MS).toISOString();
  const fraction = fractionDigits === 0 ? '' : `.${text.slice(20, 23).padEnd(fractionDigits, '0')}`;
  return `${text.slice(0, 19)}${fraction}+07:00`;
}
