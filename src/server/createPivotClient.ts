import { createLinkMaker, type LinkMaker } from './createLinkMaker.ts';
import { createPaymentRecords } from './createPaymentRecords.ts';
import { createSnapCaller } from './createSnapCaller.ts';
import { createStatusInquiry, type StatusInquiry } from './createStatusInquiry.ts';
import type { PivotSettings } from './PivotSettings.ts';

/** What the proxy and the callback handler ask of Pivot. */
export interface PivotClient {
  makeLink: LinkMaker;
  inquireStatus: StatusInquiry;
}

/** Puts the parts together that share tokens and records. */
export function createPivotClient(settings: PivotSettings): PivotClient {
  const call = createSnapCaller(settings);
  const records = createPaymentRecords(settings);
  const inquireStatus = createStatusInquiry(settings, records, call);
  return { inquireStatus, makeLink: createLinkMaker(settings, records, call, inquireStatus) };
}
