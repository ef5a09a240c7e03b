import type { OrderBook } from './createOrderBook.ts';
import type { PivotSettings } from './PivotSettings.ts';
import { readPivotSettings } from './readPivotSettings.ts';
import { readPort } from './readPort.ts';
import { startSandbox } from './startSandbox.ts';

const SANDBOX_PORT = 4174;

export interface PivotConnection {
  pivot: PivotSettings;
  close: () => void;
}

/** Pivot itself where the environment names it, else a sandbox that runs until it is closed. */
export async function connectPivot(
  env: Readonly<Record<string, string | undefined>>,
  orders: OrderBook,
): Promise<PivotConnection> {
  const pivot = readPivotSettings(env);
  if (pivot) return { pivot, close: () => {} };
  return startSandbox(readPort(env, 'SANDBOX_PORT') ?? SANDBOX_PORT, orders);
}
