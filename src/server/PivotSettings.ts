import type { CallSigner } from './createCallSigner.ts';
import type { PivotOptions } from './PivotOptions.ts';
import type { QrisEvent } from './QrisEvent.ts';
import type { QrisStore } from './QrisStore.ts';

type OptionsAsTheyAre = Omit<
  PivotOptions,
  'environment' | 'clientSecret' | 'privateKey' | 'store' | 'onEvent'
>;

/** `PivotOptions`, checked, with every default in its place and the secrets as keys. */
export type PivotSettings = {
  [Name in keyof OptionsAsTheyAre]-?: Exclude<OptionsAsTheyAre[Name], undefined>;
} & {
  /** Without a slash at its end. */
  apiBaseUrl: string;
  signCall: CallSigner;
  privateKey: () => Promise<CryptoKey>;
  /** One that never fails. */
  store: QrisStore;
  /** Begins every key in the store: merchants and environments may share one. */
  keyPrefix: string;
  report: (event: QrisEvent) => void;
};
