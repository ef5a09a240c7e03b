import type { SandboxEvent } from '../SandboxEvent.ts';

/** One line about something that happened in the sandbox. */
export function describeEvent(event: SandboxEvent): string {
  if (event.type === 'call') {
    return `${event.method} ${event.path}  ${event.responseCode} ${event.responseMessage}`;
  }
  if (event.type === 'payment') {
    return `payment ${event.partnerReferenceNo}  ${event.status}`;
  }
  const outcome = event.httpStatus === 0 ? 'no answer' : `HTTP ${event.httpStatus}`;
  const next = event.willRetry ? ', will try again' : '';
  return `callback ${event.partnerReferenceNo}  #${event.attempt} ${outcome}${next}`;
}
