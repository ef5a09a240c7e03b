/** The URL of an operation under the endpoint's base path. */
export function joinPath(base: string, operation: 'apply-ott' | 'status'): string {
  return `${base.replace(/\/+$/, '')}/${operation}`;
}
