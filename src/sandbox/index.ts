export { createPivotSandbox } from './createPivotSandbox.ts';
export type { PivotSandboxOptions } from './PivotSandboxOptions.ts';
export type { SandboxCallback } from './SandboxCallback.ts';
export type { SandboxEvent } from './SandboxEvent.ts';
export type { SampleQris } from './SampleQris.ts';
export { SANDBOX_CREDENTIALS } from './SANDBOX_CREDENTIALS.ts';
export type { SandboxCredentials } from './SandboxCredentials.ts';
