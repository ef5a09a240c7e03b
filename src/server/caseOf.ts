/** HTTP status and case code of an answer, without the service's digits between: `40101`. */
export function caseOf({ responseCode }: { responseCode: string }): string {
  return responseCode.slice(0, 3) + responseCode.slice(-2);
}
