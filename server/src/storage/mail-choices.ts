import { type MailChoice, type MailTime, usualMailChoice } from '@renkei/plan';
import type { Db, MailChoiceRow, Tx } from './tables.ts';

/** What a person has chosen, as stored; what holds usually where nothing is. */
export async function mailChoiceOf(db: Db | Tx, person: string): Promise<MailChoiceRow> {
	const row = await db.selectFrom('mail_choice').selectAll().where('person', '=', person).executeTakeFirst();
	return row ?? unchosen(person);
}

/** The same of several people, by person. */
export async function mailChoicesOf(db: Db | Tx, people: readonly string[]): Promise<ReadonlyMap<string, MailChoiceRow>> {
	const rows = people.length === 0 ? [] : await db.selectFrom('mail_choice').selectAll().where('person', 'in', people).execute();
	const chosen = new Map(rows.map((row) => [row.person, row]));
	return new Map(people.map((person) => [person, chosen.get(person) ?? unchosen(person)]));
}

/** A stored choice as the rules know it. */
export function choiceOfRow(row: MailChoiceRow): MailChoice {
	return {
		toMe: row.to_me as MailTime,
		toParty: row.to_party as MailTime | null,
		news: row.news as MailChoice['news'],
		words: row.words === 1,
	};
}

/** Stores a person's choice, whole. */
export async function writeMailChoice(tx: Tx, row: MailChoiceRow): Promise<void> {
	const { person: _, ...rest } = row;
	await tx
		.insertInto('mail_choice')
		.values(row)
		.onConflict((conflict) => conflict.column('person').doUpdateSet(rest))
		.execute();
}

function unchosen(person: string): MailChoiceRow {
	const { toMe, toParty, news, words } = usualMailChoice;
	return {
		...{ person, address: null, failed_at: null, to_me: toMe, to_party: toParty, news, words: words ? 1 : 0 },
		...{ asked_address: null, code: null, code_at: null, code_tries: 0 },
	};
}
