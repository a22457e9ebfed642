import { mailChoiceOf, writeMailChoice } from '../storage/mail-choices.ts';
import { keepCode } from '../storage/mail-codes.ts';
import { endMail, handedOver, handOver, nextMail, putOff } from '../storage/outbox.ts';
import type { Db, MailRow, Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Deps } from '../usecases/deps.ts';
import { type MadeMail, type MakeDeps, makeMail } from './make-mail.ts';
import { type Attempt, type MailAddress, type MailPatience, type MailServer, sendMail } from './send-mail.ts';

export interface DrainDeps extends MakeDeps, Pick<Deps, 'log'> {
	readonly db: Db;
	readonly server: MailServer;
	readonly from: MailAddress;
	/** Time before the second attempt (ms); it doubles with each. */
	readonly retry: number;
	readonly patience: MailPatience;
	/** Six digits by chance. */
	newCode(): string;
	/** Told of what the store throws where nothing else hears it. */
	storeFailed(error: unknown): void;
	/** What came of mails and could not be written down yet; kept here from one call to the next. */
	readonly unwritten: Outcome[];
	/** Whether another mail may be begun. */
	goesOn(): boolean;
	/** The app stops now: a mail on its way is given up. */
	readonly stop: AbortSignal;
}

const MINUTE = 60_000;
const LONGEST_WAIT = 30 * MINUTE;
/** RFC 5321, 4.5.4.1: give up after four or five days at most. In three an officer has opened Renkei. */
const GIVE_UP = 3 * 24 * 60 * MINUTE;
/** A server that was off for a week must not give up at its first attempt. */
const LEAST_ATTEMPTS = 5;
/** A mail that changes each time while it is on its way waits for the next call. */
const MOST_ANEW = 3;

/**
 * To be called once before the first mail leaves. Mails that were `handed-over` when the app was killed end here as
 * `doubt`, which counts as sent: the commit stands right before the dot, so the dot was given to the kernel, which sends
 * it although the process is dead, and the server almost surely has the mail; sending it again would almost surely double
 * it. What can be lost so: a mail whose server died, or refused it, in the very moment in which the app was killed, and one
 * whose app was killed in the instant between commit and dot. Its notices stay in the inbox, which is the record; the mail
 * only points at it.
 */
export async function settleDoubt({ db, clock, log }: Pick<DrainDeps, 'db' | 'clock' | 'log'>): Promise<void> {
	for (const mail of await handedOver(db)) {
		await endMail(db, mail, { state: 'doubt', at: clock.now().toISOString() });
		log.error({ mail: mail.id }, 'the app ended between the last byte of a mail and the answer to it: taken as sent');
	}
}

/**
 * Sends what waits, one mail at a time, codes first, then the oldest. After a failure of the connection the rest waits for
 * the next call: it would fail for the same reason, each after a timeout of its own.
 */
export async function drainOutbox(deps: DrainDeps): Promise<void> {
	await writeOutcomes(deps);
	let anew = 0;
	while (deps.goesOn()) {
		const now = deps.clock.now();
		const latest = new Date(now.getTime() + LONGEST_WAIT).toISOString();
		const mail = await nextMail(deps.db, { now: now.toISOString(), latest });
		const next = mail === null ? 'wait' : await sendOne(deps, mail);
		anew = next === 'anew' ? anew + 1 : 0;
		if (next === 'wait' || anew > MOST_ANEW) {
			return;
		}
	}
}

/** What to do after a mail: the next one, the same made anew, or nothing for now. */
type Next = 'next' | 'anew' | 'wait';

/** What came of a mail. */
export interface Outcome {
	/** As it was left. */
	readonly mail: MailRow;
	readonly to: string;
	readonly attempt: Attempt;
}

async function sendOne(deps: DrainDeps, mail: MailRow): Promise<Next> {
	const code = deps.newCode();
	const made = await makeMail(deps, mail, code).catch((error: unknown) => ({ error }));
	if (made !== null && 'error' in made) {
		// One that cannot be made must not stand before all others.
		deps.storeFailed(made.error);
		deps.log.error({ mail: mail.id, err: made.error }, 'a mail could not be made');
		await tryLater(deps, mail, 'not made');
		return 'next';
	}
	if (made === null) {
		await endMail(deps.db, mail, { state: 'dropped', at: deps.clock.now().toISOString() });
		return 'next';
	}
	const { subject, text, to } = made;
	// With another code it is another mail.
	const id = mail.kind === 'code' ? `${mail.id}.${mail.attempts}` : mail.id;
	const messageId = `${id}@${new URL(deps.origin).hostname}`;
	let left = mail;
	const beforeDot = async (): Promise<boolean> => {
		const given = await handOverAsMade(deps, { mail, made, code }).catch((error: unknown) => {
			deps.storeFailed(error);
			throw new Error('the handing over could not be written', { cause: error });
		});
		left = given ? { ...mail, state: 'handed-over' } : mail;
		return given;
	};
	const attempt = await sendMail(
		{ messageId, date: deps.clock.now(), from: deps.from, to, subject, text },
		{ server: deps.server, patience: deps.patience, stop: deps.stop, beforeDot },
	);
	if (attempt.kind === 'withdrawn') {
		return 'anew';
	}
	deps.unwritten.push({ mail: left, to, attempt });
	return writeOutcomes(deps);
}

/**
 * Hands a mail over where it would be made now as it was made: up to a minute lies between, in which its reader may have
 * changed the address, or somebody have deleted what it tells. Else it is made anew, or dropped.
 */
function handOverAsMade(
	deps: DrainDeps,
	{ mail, made, code }: { readonly mail: MailRow; readonly made: MadeMail; readonly code: string },
): Promise<boolean> {
	return inTransaction(deps.db, async (tx) => {
		const now = await makeMail({ ...deps, db: tx }, mail, code);
		const holds = now !== null && now.to === made.to && now.subject === made.subject && now.text === made.text;
		if (!holds || !(await handOver(tx, mail))) {
			return false;
		}
		if (mail.kind === 'code') {
			await keepCode(tx, { person: mail.person, code, at: deps.clock.now().toISOString() });
		}
		return true;
	});
}

/**
 * Writes down what came of mails. What cannot be written (the disk is full, another program holds the database) stays, and
 * is written before the next mail: forgotten, it would be a doubt at the next start.
 */
export async function writeOutcomes(deps: DrainDeps): Promise<Next> {
	let next: Next = 'next';
	for (let first = deps.unwritten[0]; first !== undefined; first = deps.unwritten[0]) {
		next = await record(deps, first);
		deps.unwritten.shift();
	}
	return next;
}

async function record(deps: DrainDeps, { mail, to, attempt }: Outcome): Promise<Next> {
	const at = deps.clock.now().toISOString();
	if (attempt.kind === 'accepted') {
		await inTransaction(deps.db, async (tx) => {
			if (await endMail(tx, mail, { state: 'sent', at })) {
				await noteAddress(tx, mail, { to, failedAt: null });
			}
		});
		return 'next';
	}
	if (attempt.kind === 'withdrawn' || attempt.kind === 'stopped') {
		// With the last byte gone only the next start can settle it; else it is as if nothing had been tried.
		if (attempt.kind === 'withdrawn' || !attempt.open) {
			await putOff(deps.db, mail, { attempts: mail.attempts, at: mail.next_at, error: mail.last_error });
		}
		return 'wait';
	}
	// What refuses us whatever we bring (a wrong password, a sender that it does not know) the operator can mend: no mail
	// is given up for it before its time.
	if (attempt.kind === 'refused' && attempt.forGood && attempt.of !== 'us') {
		await inTransaction(deps.db, async (tx) => {
			if ((await endMail(tx, mail, { state: 'failed', at, error: attempt.why })) && attempt.of === 'receiver') {
				await noteAddress(tx, mail, { to, failedAt: at });
			}
		});
		deps.log.error({ mail: mail.id, of: attempt.of }, 'a mail was refused for good');
		return 'next';
	}
	await tryLater(deps, mail, attempt.why);
	return attempt.kind === 'refused' && attempt.of !== 'us' ? 'next' : 'wait';
}

/** RFC 5321, 4.5.4.1: the sender keeps a mail that was put off, or of which it got no answer, and tries again. */
async function tryLater({ db, clock, log, retry }: DrainDeps, mail: MailRow, why: string): Promise<void> {
	const now = clock.now();
	const attempts = mail.attempts + 1;
	if (now.getTime() - Date.parse(mail.created_at) > GIVE_UP && attempts >= LEAST_ATTEMPTS) {
		await endMail(db, mail, { state: 'failed', at: now.toISOString(), error: why });
		log.error({ mail: mail.id, attempts }, 'a mail was given up after three days');
		return;
	}
	const wait = Math.min(LONGEST_WAIT, retry * 2 ** Math.min(mail.attempts, 20));
	await putOff(db, mail, { attempts, at: new Date(now.getTime() + wait).toISOString(), error: why });
	log.error({ mail: mail.id, attempts, of: why.split(':')[0] }, 'a mail could not be sent and is tried again');
}

/** Keeps whether a mail server takes an address, as long as it is the person's still. */
async function noteAddress(
	tx: Tx,
	{ person }: MailRow,
	{ to, failedAt }: { readonly to: string; readonly failedAt: string | null },
): Promise<void> {
	const choice = await mailChoiceOf(tx, person);
	if (choice.address === to && (choice.failed_at === null) !== (failedAt === null)) {
		await writeMailChoice(tx, { ...choice, failed_at: failedAt });
	}
}
