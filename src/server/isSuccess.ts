/** Whether Pivot did what was asked: HTTP 200 and any service's case; the pages disagree on it. */
export function isSuccess({ responseCode }: { responseCode: string }): boolean {
  return responseCode.startsWith('200');
}
