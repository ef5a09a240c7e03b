export { createPivotSandbox } from './createPivotSandbox.ts';
export type { PivotSandboxOptions } from './PivotSandboxOptions.ts';
export type { SampleQris } from './SampleQris.ts';
export { SANDBOX_CREDENTIALS } from './SANDBOX_CREDENTIALS.ts';
export type { SandboxCredentials } from './SandboxCredentials.ts';
