import { randomInt } from 'node:crypto';
import { dayInJapan } from '../clock.ts';
import { letGoBefore } from '../storage/outbox.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Deps } from '../usecases/deps.ts';
import { raiseDueNotices } from '../usecases/notices/due-notices.ts';
import { bundleDigests, bundlePrompt } from './bundle-notices.ts';
import { type DrainDeps, drainOutbox, settleDoubt } from './drain-outbox.ts';
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
}

/** Sends notices by mail, and raises those of the calendar, until it is closed. */
export interface Mailer {
	/** One round at once, as the timer does it. */
	tick(): Promise<void>;
	/** Stops; a mail on its way has a moment to get its answer. */
	close(): Promise<void>;
}

const SECOND = 1_000;
const WEEK = 7 * 24 * 60 * 60 * SECOND;
/** The digest leaves at 8:30 in Japan. */
const MORNING = 'T08:30:00.000+09:00';
/** Time that a mail on its way gets when the app stops (ms). */
const GRACE = 3 * SECOND;

/** Starts it. */
export function startMailing(deps: MailingDeps): Mailer {
	const { settings, log, patience = usualPatience } = deps;
	const stop = new AbortController();
	let closed = false;
	let begun = false;
	/** The last day whose morning is behind. */
	let doneOn: string | null = null;
	const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
	const sending = { newCode, patience, goesOn: () => !closed, stop: stop.signal };
	const outbox = deps.mailing === 'on' && settings !== null ? { ...deps, ...settings, ...sending } : null;
	const round = async (): Promise<void> => {
		if (!begun) {
			await letGo(deps, deps.clock.now());
			await (outbox === null ? undefined : settleDoubt(outbox));
			begun = true;
		}
		const now = deps.clock.now();
		const day = dayInJapan(now);
		const morning = new Date(`${day}${MORNING}`);
		if (doneOn !== day && now >= morning) {
			await atMorning(deps, { day, morning, now }, outbox).catch(failed);
			doneOn = day;
		}
		if (outbox !== null) {
			await bundlePrompt(outbox, now).catch(failed);
			await drainOutbox(outbox);
		}
	};
	const failed = (error: unknown): void => log.error({ err: error }, 'notices could not be mailed');
	let running: Promise<void> | null = null;
	const tick = (): Promise<void> => {
		if (closed) {
			return Promise.resolve();
		}
		running ??= round()
			.catch(failed)
			.finally(() => {
				running = null;
			});
		return running;
	};
	const timer = setInterval(() => void tick(), pauseOf(settings));
	timer.unref();
	void tick();
	return {
		tick,
		async close() {
			closed = true;
			clearInterval(timer);
			const cut = setTimeout(() => stop.abort(), GRACE);
			await running;
			clearTimeout(cut);
		},
	};
}

/** Time between two rounds (ms): a twelfth of the quiet time, and no more often than a test needs. */
function pauseOf(settings: MailSettings | null): number {
	return Math.min(5 * SECOND, Math.max(SECOND / 5, (settings?.quiet ?? 60 * SECOND) / 12));
}

interface Morning {
	readonly day: string;
	readonly morning: Date;
	readonly now: Date;
}

/**
 * What is done once a day, later on the same day where the app was off: the calendar's notices are raised as of that
 * moment, so that they are in this morning's mails and not in those of the day on which it is too late.
 */
async function atMorning(deps: MailingDeps, { day, morning, now }: Morning, outbox: DrainDeps | null): Promise<void> {
	const at = morning.toISOString();
	await raiseDueNotices(deps, { at, today: day });
	await letGo(deps, now);
	if (outbox !== null) {
		await bundleDigests(deps, { at, day }, now);
	}
}

/**
 * What waited for mail for a week is old news: a mail server that is set up later must not send it. A demo keeps nothing at
 * all to be mailed: it promises that nothing leaves the machine.
 */
async function letGo({ db, mailing }: MailingDeps, now: Date): Promise<void> {
	const before = mailing === 'demo' ? null : new Date(now.getTime() - WEEK).toISOString();
	await inTransaction(db, (tx) => letGoBefore(tx, before, now.toISOString()));
}
