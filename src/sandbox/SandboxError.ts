import type { SNAP_CASES } from '../snap/responseCode.ts';

/** Thrown by a check; the sandbox answers with it in SNAP's shape. */
export class SandboxError extends Error {
  readonly snapCase: keyof typeof SNAP_CASES;
  readonly detail: string | undefined;

  /**
   * @param snapCase HTTP status and case, such as `40901`.
   * @param detail What exactly is wrong, for the developer.
   */
  constructor(snapCase: keyof typeof SNAP_CASES, detail?: string) {
    super(detail ?? snapCase);
    this.name = 'SandboxError';
    this.snapCase = snapCase;
    this.detail = detail;
  }
}
