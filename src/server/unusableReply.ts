import { SnapRefusal } from './SnapRefusal.ts';

/** Refuses to pass on a success that does not say what it should. */
export function unusableReply(serviceCode: string, problem: string): SnapRefusal {
  return new SnapRefusal(
    `500${serviceCode}02`,
    'External Server Error',
    `Pivot's reply ${problem}`,
  );
}
