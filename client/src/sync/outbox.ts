/**
 * When the unacknowledged words of one copy go to the disk of this device and when they come off it again. Pure; times
 * are milliseconds since the epoch.
 */
export interface Outbox {
	/** Something is unacknowledged. */
	readonly needed: boolean;
	/** Since when something is in memory alone; null when nothing is. */
	readonly dirtySince: number | null;
	/** What is being written has been waiting since then. */
	readonly writingSince: number | null;
	/** A row lies on disk, as far as is known. */
	readonly stored: boolean;
	readonly busy: boolean;
	/** When the last writing failed; null after one that did not. */
	readonly failedAt: number | null;
}

export type OutboxEvent =
	/** Something unacknowledged was written. */
	| { readonly kind: 'changed' }
	/** The server has everything. */
	| { readonly kind: 'settled' }
	| { readonly kind: 'writing' }
	| { readonly kind: 'written' }
	| { readonly kind: 'failed' }
	| { readonly kind: 'erasing' }
	| { readonly kind: 'erased' }
	/** Somebody took the rows off the disk. */
	| { readonly kind: 'lost' };

export type OutboxAct =
	| { readonly kind: 'write' }
	| { readonly kind: 'erase' }
	| { readonly kind: 'wait'; readonly until: number }
	| { readonly kind: 'rest' };

/** How long changes are gathered (ms). Most are acknowledged before it is over and never touch the disk. */
export const gathering = 300;
/** After so long in memory alone words do not count as kept any more (ms). */
export const tolerance = 1_000;
/** Wait after a failed writing (ms). */
export const retryAfter = 3_000;

export const emptyOutbox: Outbox = {
	needed: false,
	dirtySince: null,
	writingSince: null,
	stored: false,
	busy: false,
	failedAt: null,
};

/** The next state. `at` is the time of the event. */
export function nextOutbox(state: Outbox, event: OutboxEvent, at: number): Outbox {
	switch (event.kind) {
		case 'changed':
			return { ...state, needed: true, dirtySince: state.dirtySince ?? at };
		case 'settled':
			return { ...state, needed: false, dirtySince: null };
		case 'writing':
			return { ...state, busy: true, writingSince: state.dirtySince, dirtySince: null };
		case 'written':
			return { ...state, busy: false, writingSince: null, stored: true, failedAt: null };
		case 'failed':
			// What could not be written may still lie there from before, so the row is not forgotten.
			return {
				...state,
				busy: false,
				writingSince: null,
				dirtySince: state.needed ? (state.writingSince ?? state.dirtySince ?? at) : null,
				failedAt: at,
			};
		case 'erasing':
			return { ...state, busy: true };
		case 'erased':
			return { ...state, busy: false, stored: false, failedAt: null };
		case 'lost':
			return { ...state, stored: false, dirtySince: state.needed ? (state.dirtySince ?? at) : null };
	}
}

/** What is to be done at `now`. */
export function outboxAct(state: Outbox, now: number): OutboxAct {
	if (state.busy) {
		return { kind: 'rest' };
	}
	const after = state.failedAt === null ? 0 : state.failedAt + retryAfter;
	if (!state.needed) {
		return !state.stored ? { kind: 'rest' } : now >= after ? { kind: 'erase' } : { kind: 'wait', until: after };
	}
	if (state.dirtySince === null) {
		return { kind: 'rest' };
	}
	const due = Math.max(state.dirtySince + gathering, after);
	return now >= due ? { kind: 'write' } : { kind: 'wait', until: due };
}

/** Whether what is unacknowledged would survive the page, but for what was written within the last second. */
export function isKept(state: Outbox, now: number): boolean {
	const since = state.writingSince ?? state.dirtySince;
	return state.stored && state.failedAt === null && (since === null || now - since < tolerance);
}
