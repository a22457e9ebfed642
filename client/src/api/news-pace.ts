import type { News } from '@renkei/sync-protocol';

/** From one asking for changed content to the next (ms), and what chance adds, so that not everybody asks at once. */
const CONTENT_PAUSE = 2_500;
const SPREAD = 1_500;

/** Passes news on. */
export interface NewsPace {
	hear(news: News): void;
	/** Drops what still waits. */
	stop(): void;
}

export interface Pace {
	readonly pause: number;
	readonly spread: number;
}

/**
 * Passes news on at once, but those of changed content no faster than somebody reads lists: while people type, the
 * server tells of a plan every other second, and each open page would ask for the whole plan again. The first is never
 * held back, and the last is never lost.
 */
export function createNewsPace(
	pass: (news: News) => void,
	{ pause, spread }: Pace = { pause: CONTENT_PAUSE, spread: SPREAD },
): NewsPace {
	/** Plans that were passed on a moment ago, with what has come since. */
	const resting = new Map<string, News | null>();
	const timers = new Map<string, ReturnType<typeof setTimeout>>();

	const hear = (news: News): void => {
		if (news.about !== 'content') {
			pass(news);
			return;
		}
		const { plan } = news;
		if (resting.has(plan)) {
			resting.set(plan, news);
			return;
		}
		resting.set(plan, null);
		timers.set(
			plan,
			setTimeout(
				() => {
					const since = resting.get(plan) ?? null;
					resting.delete(plan);
					timers.delete(plan);
					if (since !== null) {
						hear(since);
					}
				},
				pause + Math.random() * spread,
			),
		);
		pass(news);
	};
	return {
		hear,
		stop() {
			for (const timer of timers.values()) {
				clearTimeout(timer);
			}
			timers.clear();
			resting.clear();
		},
	};
}
