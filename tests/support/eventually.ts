import { expect } from 'vitest';

/**
 * An expectation that is asked again until it holds. The minute is no promise about speed: it only ends a wait
 * for what never comes, on a machine that does other things besides.
 */
export function eventually<T>(ask: () => T | Promise<T>) {
	return expect.poll(ask, { timeout: 60_000, interval: 50 });
}
