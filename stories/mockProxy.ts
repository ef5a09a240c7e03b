import { qrisHandlers, type QrisHandlersOptions } from '../src/msw/index.ts';

const SLOW_MS = 4000;

interface Surroundings {
  msw: { use: (...handlers: ReturnType<typeof qrisHandlers>) => void };
  globals: Record<string, unknown>;
}

/** A story's `beforeEach`: how the proxy answers in it, at the speed that the toolbar names. */
export function mockProxy(options: QrisHandlersOptions = {}): (context: Surroundings) => void {
  return ({ msw, globals }) => {
    const delay = globals['network'] === 'slow' ? SLOW_MS : undefined;
    msw.use(...qrisHandlers({ delay, ...options }));
  };
}
