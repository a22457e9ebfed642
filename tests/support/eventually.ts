import { expect } from 'vitest';

/**
 * An expectation that is asked again until it holds. The two minutes are no promise about speed: they only end a wait
 * for what never comes, on a machine that does other things besides.
 */
export function eventually<T>(ask: () => T | Promise<T>) {
	return expect.poll(ask, { timeout: 120_000, interval: 50 });
}
