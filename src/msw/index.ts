export { qrisHandlers, type QrisHandlersOptions } from './qrisHandlers.ts';
export type { MockScenario } from './MockScenario.ts';
export type { ScenarioName } from './ScenarioName.ts';
