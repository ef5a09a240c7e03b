export { qrisHandlers, type QrisHandlersOptions } from './qrisHandlers.ts';
export { SCENARIOS } from './SCENARIOS.ts';
export type { MockBreakdown } from './MockBreakdown.ts';
export type { MockScenario } from './MockScenario.ts';
export type { ScenarioName } from './ScenarioName.ts';
export type { SnapCase } from './SnapCase.ts';
