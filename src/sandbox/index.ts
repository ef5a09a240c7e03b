export { createPivotSandbox, type PivotSandboxOptions } from './createPivotSandbox.ts';
export type { SampleQris, SandboxCallback, SandboxEvent } from './context.ts';
export { SANDBOX_CREDENTIALS, type SandboxCredentials } from './credentials.ts';
