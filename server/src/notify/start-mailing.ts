import { randomInt } from 'node:crypto';
import { letGoBefore } from '../storage/outbox.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Deps } from '../usecases/deps.ts';
import { raiseDueNotices } from '../usecases/notices/due-notices.ts';
import { raiseLastDays } from '../usecases/notices/last-days.ts';
import { bundleDigests, bundlePrompt } from './bundle-notices.ts';
import { bundleCheckpoints } from './checkpoint-mail.ts';
import { drainOutbox, type Outcome, settleDoubt, writeOutcomes } from './drain-outbox.ts';
import { createMorning } from './morning.ts';
import { type MailAddress, type MailPatience, type MailServer, usualPatience } from './send-mail.ts';

/** By what mail leaves. */
export interface MailSettings {
	readonly server: MailServer;
	readonly from: MailAddress;
	/** `https://renkei.example.jp`, for the addresses in mails. */
	readonly origin: string;
	/** Milliseconds; see `BundleDeps` and `DrainDeps`. */
	readonly quiet: number;
	readonly retry: number;
}

export interface MailingDeps extends Pick<Deps, 'db' | 'clock' | 'newId' | 'template' | 'log' | 'mailing'> {
	/** Used only where `mailing` is `on`; then it must be there. */
	readonly settings: MailSettings | null;
	readonly patience?: MailPatience;
	/** Time that a mail on its way gets when the app stops (ms). */
	readonly grace?: number;
	/** Told whenever the store throws. */
	storeFailed(error: unknown): void;
	/** A day in Japan whose morning was another server's, or null. */
	readonly doneOn: string | null;
}

/** Sends notices by mail, and raises those of the calendar, until it is closed. */
export interface Mailer {
	/** One round at once, as the timers do it. */
	tick(): Promise<void>;
	/** Stops; a mail on its way has a moment to get its answer. */
	close(): Promise<void>;
}

const SECOND = 1_000;
const WEEK = 7 * 24 * 60 * 60 * SECOND;
/** As much as main.ts leaves: a mail that does not get its answer is a doubt. */
const GRACE = 7 * SECOND;

/**
 * Starts it. What is to be mailed is raised and bundled on a timer of its own: a mail server that takes its time holds up
 * neither the morning nor the inbox.
 */
export function startMailing(deps: MailingDeps): Mailer {
	const { settings, log, patience = usualPatience, grace = GRACE } = deps;
	const stop = new AbortController();
	let closed = false;
	const goesOn = (): boolean => !closed;
	const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
	const unwritten: Outcome[] = [];
	const sending = { newCode, patience, goesOn, unwritten, stop: stop.signal };
	const outbox = deps.mailing === 'on' && settings !== null ? { ...deps, ...settings, ...sending } : null;
	const failed = (error: unknown): void => {
		deps.storeFailed(error);
		log.error({ err: error }, 'notices could not be mailed');
	};
	const morning = createMorning({
		...{ clock: deps.clock, failed, doneOn: deps.doneOn },
		raise: async ({ at, day }) => {
			await raiseDueNotices(deps, { at, today: day });
			await raiseLastDays(deps, { at, today: day });
		},
		letGo: ({ isSecond }) => (outbox === null || isSecond ? letGo(deps) : Promise.resolve()),
		bundle: async ({ at, day }) => {
			if (outbox !== null) {
				await bundleDigests(outbox, { at, day }, deps.clock.now());
				await bundleCheckpoints(outbox, { day }, deps.clock.now());
			}
		},
	});
	const makes = inRounds({ failed, goesOn, begin: () => (outbox === null ? letGo(deps) : undefined) }, async () => {
		await morning.pass();
		await (outbox === null ? undefined : bundlePrompt(outbox, deps.clock.now()));
	});
	const sends = inRounds({ failed, goesOn, begin: () => (outbox === null ? undefined : settleDoubt(outbox)) }, async () => {
		await (outbox === null ? undefined : drainOutbox(outbox));
	});
	const tick = async (): Promise<void> => {
		await makes.round();
		await sends.round();
	};
	const timers = [makes, sends].map(({ round }) => setInterval(() => void round(), pauseOf(settings)).unref());
	void tick();
	return {
		tick,
		async close() {
			closed = true;
			timers.forEach(clearInterval);
			const cut = setTimeout(() => stop.abort(), grace);
			await makes.over();
			await sends.over();
			clearTimeout(cut);
			await (outbox === null ? undefined : writeOutcomes(outbox).catch(failed));
		},
	};
}

interface Rounds {
	/** Until it has succeeded nothing else is done. */
	begin(): Promise<void> | undefined;
	goesOn(): boolean;
	failed(error: unknown): void;
}

/** Work that is done again and again, never twice at once. */
function inRounds({ begin, goesOn, failed }: Rounds, work: () => Promise<void>) {
	let running: Promise<void> | null = null;
	let begun = false;
	const once = async (): Promise<void> => {
		if (!begun) {
			await begin();
			begun = true;
		}
		await work();
	};
	return {
		round(): Promise<void> {
			if (!goesOn()) {
				return Promise.resolve();
			}
			running ??= once()
				.catch(failed)
				.finally(() => {
					running = null;
				});
			return running;
		},
		async over(): Promise<void> {
			await running;
		},
	};
}

/** Time between two rounds (ms): a twelfth of the quiet time, and no more often than a test needs. */
function pauseOf(settings: MailSettings | null): number {
	return Math.min(5 * SECOND, Math.max(SECOND / 5, (settings?.quiet ?? 60 * SECOND) / 12));
}

/**
 * What waited for mail for a week is old news: a mail server that is set up later must not send it. A demo keeps nothing at
 * all to be mailed: it promises that nothing leaves the machine.
 */
async function letGo({ db, mailing, clock, log }: MailingDeps): Promise<void> {
	const now = clock.now();
	const before = mailing === 'demo' ? null : new Date(now.getTime() - WEEK).toISOString();
	const gone = await inTransaction(db, (tx) => letGoBefore(tx, before, now.toISOString()));
	if (gone > 0 && mailing !== 'demo') {
		log.error({ gone }, 'what has waited for a week is not mailed any more');
	}
}
