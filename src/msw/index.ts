export { qrisHandlers, type QrisHandlersOptions } from './qrisHandlers.ts';
export {
  SCENARIOS,
  type MockBreakdown,
  type MockScenario,
  type ScenarioName,
  type SnapCase,
} from './scenarios.ts';
