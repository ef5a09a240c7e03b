import { createLinkMaker, type LinkMaker } from './createLinkMaker.ts';
import { createPaymentRecords } from './createPaymentRecords.ts';
import { createSnapCaller } from './createSnapCaller.ts';
import { createStatusCall, type StatusCall } from './createStatusCall.ts';
import type { PivotSettings } from './PivotSettings.ts';

/** What is asked of Pivot. */
export interface PivotClient {
  makeLink: LinkMaker;
  inquireStatus: StatusCall;
}

/** Puts the parts together that share tokens and records. */
export function createPivotClient(settings: PivotSettings): PivotClient {
  const call = createSnapCaller(settings);
  const records = createPaymentRecords(settings);
  const inquireStatus = createStatusCall(settings, records, call);
  return { inquireStatus, makeLink: createLinkMaker(settings, records, call, inquireStatus) };
}
