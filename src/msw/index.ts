export { qrisHandlers, type QrisHandlersOptions } from './qrisHandlers.ts';
export { SCENARIOS, type Scenario } from './SCENARIOS.ts';
