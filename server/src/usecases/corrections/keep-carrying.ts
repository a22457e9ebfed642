import type { Deps } from '../deps.ts';
import { carryOver } from './carry-over.ts';

const MINUTE = 60_000;

/** Carries over what is due, at the start and every minute, until it is closed. */
export interface CarryOverKeeper {
	/** Stops, and waits for what is under way. */
	close(): Promise<void>;
}

/** Starts it. @param failed told of whatever was thrown; it is tried again a minute later */
export function startCarryOver(deps: Deps, failed: (error: unknown) => void): CarryOverKeeper {
	let running: Promise<void> | null = null;
	const round = (): void => {
		running ??= carryOver(deps)
			.catch(failed)
			.finally(() => {
				running = null;
			});
	};
	const timer = setInterval(round, MINUTE).unref();
	round();
	return {
		async close() {
			clearInterval(timer);
			await running;
		},
	};
}
