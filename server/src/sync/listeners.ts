import type { PartAddress } from '@renkei/plan';
import type { News } from '@renkei/sync-protocol';

/** From one telling of a part to the next (ms): sooner than the read model, which waits while people type on and on. */
const HINT_PAUSE = 400;

/** A part in which something was committed. */
export interface Written extends PartAddress {
	readonly plan: string;
	readonly part: string;
}

/** Pages that show what follows from the words (`?listen=1`) and hear at once that something was written. */
export interface Listeners<C> {
	/** @returns takes it away again */
	add(plan: string, listener: C): () => void;
	/** Whether anybody listens at all: most commits stop here. */
	any(): boolean;
	/** Something was committed: told now, and once more after the pause when more has come. */
	written(what: Written): void;
}

export function createListeners<C>(
	tell: (listener: C, news: News, about: PartAddress) => void,
	pause: number = HINT_PAUSE,
): Listeners<C> {
	const byPlan = new Map<string, Set<C>>();
	/** Parts that were told of a moment ago, and what has come since. */
	const resting = new Map<string, Written | null>();

	const written = (what: Written): void => {
		const listening = byPlan.get(what.plan);
		if (listening === undefined) {
			return;
		}
		if (resting.has(what.part)) {
			resting.set(what.part, what);
			return;
		}
		resting.set(what.part, null);
		setTimeout(() => {
			const since = resting.get(what.part) ?? null;
			resting.delete(what.part);
			if (since !== null) {
				written(since);
			}
		}, pause).unref();
		for (const listener of listening) {
			tell(listener, { plan: what.plan, about: 'content', part: what.part }, what);
		}
	};

	return {
		add(plan, listener) {
			const listening = byPlan.get(plan) ?? new Set<C>();
			byPlan.set(plan, listening.add(listener));
			return () => {
				listening.delete(listener);
				if (listening.size === 0 && byPlan.get(plan) === listening) {
					byPlan.delete(plan);
				}
			};
		},
		any: () => byPlan.size > 0,
		written,
	};
}
