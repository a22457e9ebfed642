import { type Clock, dayBefore, dayInJapan } from '../clock.ts';

/** The moment of a day at which what waited for the morning is told. */
export interface Morning {
	/** Day in Japan (ISO date). */
	readonly day: string;
	/** 8:30 there (ISO 8601 UTC). */
	readonly at: string;
	/** Whether the morning before was passed here too: only then is the clock known not to have leapt. */
	readonly isSecond: boolean;
}

/** What is done once a day. Each is tried by itself until it is done, and is done once. */
export interface MorningDeps {
	readonly clock: Clock;
	/** The last day whose morning is behind, or null. */
	readonly doneOn: string | null;
	raise(morning: Morning): Promise<void>;
	letGo(morning: Morning): Promise<void>;
	bundle(morning: Morning): Promise<void>;
	failed(error: unknown): void;
}

/** The digest leaves at 8:30 in Japan. */
const MORNING = 'T08:30:00.000+09:00';
/** Time after which a step that failed is tried again (ms). */
const AGAIN = 60_000;
/** The digests wait for the calendar's notices, which belong into them, so many tries and no longer. */
const MOST_TRIES = 3;

/** The day in Japan of a moment, where its morning is behind, or null. */
export function passedMorning(at: Date): string | null {
	const day = dayInJapan(at);
	return at < new Date(`${day}${MORNING}`) ? null : day;
}

type Step = 'raise' | 'letGo' | 'bundle';

/**
 * Does it, later on the same day where the app was off: the calendar's notices are raised as of 8:30, so that they are in
 * this morning's mails and not in those of the day on which it is too late.
 */
export function createMorning(deps: MorningDeps) {
	const doneOn: Record<Step, string | null> = { raise: deps.doneOn, letGo: deps.doneOn, bundle: deps.doneOn };
	let failures = { day: '', count: 0, at: 0 };
	const isDone = (step: Step, day: string): boolean => doneOn[step] === day;

	const attempt = async (step: Step, morning: Morning, now: Date): Promise<void> => {
		try {
			await deps[step](morning);
			doneOn[step] = morning.day;
		} catch (error) {
			deps.failed(error);
			failures = { day: morning.day, count: (failures.day === morning.day ? failures.count : 0) + 1, at: now.getTime() };
		}
	};
	return {
		/** Does what is to be done now. */
		async pass(): Promise<void> {
			const now = deps.clock.now();
			const day = passedMorning(now);
			const sinceFailure = Math.abs(now.getTime() - failures.at);
			if (day === null || (failures.day === day && sinceFailure < AGAIN)) {
				return;
			}
			const at = new Date(`${day}${MORNING}`).toISOString();
			const morning = { day, at, isSecond: doneOn.letGo === dayBefore(day) };
			for (const step of ['letGo', 'raise', 'bundle'] as const) {
				const waits = step === 'bundle' && !isDone('raise', day) && !(failures.day === day && failures.count >= MOST_TRIES);
				if (!isDone(step, day) && !waits) {
					await attempt(step, morning, now);
				}
			}
		},
	};
}
