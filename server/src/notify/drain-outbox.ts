import { mailChoiceOf, writeMailChoice } from '../storage/mail-choices.ts';
import { endMail, handedOver, handOver, nextMail, putOff } from '../storage/outbox.ts';
import type { MailRow } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Deps } from '../usecases/deps.ts';
import { type MadeMail, type MakeDeps, makeMail } from './make-mail.ts';
import { type Attempt, type MailAddress, type MailPatience, type MailServer, sendMail } from './send-mail.ts';

export interface DrainDeps extends MakeDeps, Pick<Deps, 'log'> {
	readonly server: MailServer;
	readonly from: MailAddress;
	/** Time before the second attempt (ms); it doubles with each. */
	readonly retry: number;
	readonly patience: MailPatience;
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
		log.error({ mail }, 'the app ended between the last byte of a mail and the answer to it: taken as sent');
	}
}

/**
 * Sends what waits, one mail at a time, oldest first. After a failure of the connection the rest waits for the next call:
 * it would fail for the same reason, each after a timeout of its own.
 */
export async function drainOutbox(deps: DrainDeps): Promise<void> {
	while (deps.goesOn()) {
		const mail = await nextMail(deps.db, deps.clock.now().toISOString());
		if (mail === null || !(await sendOne(deps, mail))) {
			return;
		}
	}
}

/** @returns whether to go on with the next */
async function sendOne(deps: DrainDeps, mail: MailRow): Promise<boolean> {
	const made = await makeMail(deps, mail);
	if (made === null) {
		await endMail(deps.db, mail.id, { state: 'dropped', at: deps.clock.now().toISOString() });
		return true;
	}
	const { subject, text, to } = made;
	const messageId = `${mail.id}@${new URL(deps.origin).hostname}`;
	const attempt = await sendMail(
		{ messageId, date: deps.clock.now(), from: deps.from, to, subject, text },
		{ server: deps.server, patience: deps.patience, stop: deps.stop, beforeDot: () => handOver(deps.db, mail.id) },
	);
	return record(deps, { mail, made, attempt });
}

interface Outcome {
	readonly mail: MailRow;
	readonly made: MadeMail;
	readonly attempt: Attempt;
}

/** Writes down what became of an attempt. */
async function record(deps: DrainDeps, { mail, made, attempt }: Outcome): Promise<boolean> {
	const { db, clock } = deps;
	const at = clock.now().toISOString();
	if (attempt.kind === 'accepted') {
		await endMail(db, mail.id, { state: 'sent', at });
		await noteAddress(deps, mail, { to: made.to, failedAt: null });
		return true;
	}
	if (attempt.kind === 'stopped') {
		// With the last byte gone only the next start can settle it; else it is as if nothing had been tried.
		if (!attempt.open) {
			await putOff(db, mail, { at: mail.next_at, error: mail.last_error });
		}
		return false;
	}
	// What refuses us whatever we bring (a wrong password, a sender that it does not know) the operator can mend: no mail
	// is given up for it before its time.
	if (attempt.kind === 'refused' && attempt.forGood && attempt.of !== 'us') {
		await endMail(db, mail.id, { state: 'failed', at, error: attempt.why });
		if (attempt.of === 'receiver') {
			await noteAddress(deps, mail, { to: made.to, failedAt: at });
		}
		deps.log.error({ mail: mail.id, of: attempt.of }, 'a mail was refused for good');
		return true;
	}
	await tryLater(deps, mail, attempt.why);
	return attempt.kind === 'refused' && attempt.of !== 'us';
}

/** RFC 5321, 4.5.4.1: the sender keeps a mail that was put off, or of which it got no answer, and tries again. */
async function tryLater({ db, clock, log, retry }: DrainDeps, mail: MailRow, why: string): Promise<void> {
	const now = clock.now();
	const attempts = mail.attempts + 1;
	if (now.getTime() - Date.parse(mail.created_at) > GIVE_UP && attempts >= LEAST_ATTEMPTS) {
		await endMail(db, mail.id, { state: 'failed', at: now.toISOString(), error: why });
		log.error({ mail: mail.id, attempts }, 'a mail was given up after three days');
		return;
	}
	const wait = Math.min(LONGEST_WAIT, retry * 2 ** Math.min(mail.attempts, 20));
	await putOff(db, { id: mail.id, attempts }, { at: new Date(now.getTime() + wait).toISOString(), error: why });
	log.error({ mail: mail.id, attempts, of: why.split(':')[0] }, 'a mail could not be sent and is tried again');
}

/** Keeps whether a mail server takes an address, as long as it is the person's still. */
async function noteAddress(
	{ db }: DrainDeps,
	{ person }: MailRow,
	{ to, failedAt }: { readonly to: string; readonly failedAt: string | null },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		const choice = await mailChoiceOf(tx, person);
		if (choice.address === to && (choice.failed_at === null) !== (failedAt === null)) {
			await writeMailChoice(tx, { ...choice, failed_at: failedAt });
		}
	});
}
