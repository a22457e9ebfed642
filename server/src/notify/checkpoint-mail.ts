import { readCheckpoint } from '@renkei/ledger';
import { dayInJapan } from '../clock.ts';
import { findSeats, type HeldSeat } from '../storage/grant-facts.ts';
import { ledgerCheckpoint, plansWithLedger } from '../storage/ledger.ts';
import { choiceOfRow, mailChoiceOf, mailChoicesOf } from '../storage/mail-choices.ts';
import { insertMails } from '../storage/outbox.ts';
import { findPlan } from '../storage/plans.ts';
import type { Db, MailRow, Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Deps } from '../usecases/deps.ts';
import { checkpointNow } from '../usecases/ledger/checkpoint.ts';
import { keyOfCheckpoint } from '../usecases/ledger/place.ts';
import type { MailWords } from './compose-mail.ts';
import { mailText as t } from './texts-ja.ts';
import { cutTo, oneLine } from './wrap-words.ts';

/** As of every mail. */
const SUBJECT_LETTERS = 60;

const onceOf = ({ plan, size, person }: { plan: string; size: number; person: string }): string =>
	`checkpoint/${plan}/${size}/${person}`;

/** Whom a body's checkpoint is mailed to: those who answer for it. */
const keeps = ({ party, role }: HeldSeat): boolean => party.membership === 'member' && (role === 'lead' || role === 'decider');

/**
 * Puts the checkpoint of every log that has grown into mails, one for each person who answers for a member body: what has
 * left the machine nobody here can rewrite any more (reliability.md §4). None of a practice plan.
 * @param morning.day in Japan (ISO date)
 */
export async function bundleCheckpoints(
	{ db, newId, goesOn }: Pick<Deps, 'db' | 'newId'> & { goesOn(): boolean },
	morning: { readonly day: string },
	now: Date,
): Promise<void> {
	const at = now.toISOString();
	for (const plan of await plansWithLedger(db)) {
		if (!goesOn()) {
			return;
		}
		await inTransaction(db, async (tx) => {
			if ((await findPlan(tx, plan))?.practice !== 0) {
				return;
			}
			const people = new Set((await findSeats(tx, { plan, today: morning.day })).filter(keeps).map(({ personId }) => personId));
			const choices = await mailChoicesOf(tx, [...people]);
			const reached = [...choices.values()].filter((row) => row.address !== null && choiceOfRow(row).news !== 'none');
			const checkpoint = reached.length === 0 ? null : await checkpointNow(tx, plan, at);
			if (checkpoint !== null) {
				const { size } = checkpoint;
				await insertMails(
					tx,
					reached.map(({ person }): MailRow => {
						const once = onceOf({ plan, size, person });
						const mail = { id: newId(), person, kind: 'checkpoint', plan, once, state: 'waiting', created_at: at, next_at: at };
						return { ...mail, attempts: 0, last_error: null, ended_at: null };
					}),
				);
			}
		});
	}
}

/**
 * The mail with a checkpoint, as far as its reader may have it still; the same whenever it is made.
 * @param ask.today day in Japan (ISO date), on which its reader must hold the seat
 */
export async function makeCheckpointMail(
	db: Db | Tx,
	mail: MailRow,
	{ today, origin }: { readonly today: string; readonly origin: string },
): Promise<(MailWords & { readonly to: string }) | null> {
	const [, id = '', size = ''] = (mail.once ?? '').split('/');
	const plan = await findPlan(db, id);
	const checkpoint = await ledgerCheckpoint(db, id, Number(size));
	const { address } = await mailChoiceOf(db, mail.person);
	const seats = await findSeats(db, { plan: id, person: mail.person, today });
	if (plan === null || plan.practice !== 0 || checkpoint === null || address === null || !seats.some(keeps)) {
		return null;
	}
	const title = oneLine(plan.title);
	const entries = readCheckpoint(checkpoint.note)?.size ?? checkpoint.size;
	const lines = [
		...t.checkpointBody(title, entries),
		...checkpoint.note.trimEnd().split('\n'),
		'',
		t.checkpointKey,
		await keyOfCheckpoint(db, id, checkpoint.note),
		'',
		...t.checkpointUse,
		'',
		`Renkei：${origin}`,
	];
	return {
		to: address,
		subject: cutTo(SUBJECT_LETTERS, t.checkpointSubject(title, dayInJapan(new Date(mail.created_at)))),
		text: `${lines.join('\n')}\n`,
	};
}
