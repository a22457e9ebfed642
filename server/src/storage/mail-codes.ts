import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { mailChoiceOf, writeMailChoice } from './mail-choices.ts';
import type { Db, Tx } from './tables.ts';

/** How many codes were asked for since (ISO 8601): by a person, or for an address by anybody. */
export async function countCodes(
	db: Db | Tx,
	of: { readonly person: string } | { readonly address: string },
	since: string,
): Promise<number> {
	let query = db
		.selectFrom('mail')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('kind', '=', 'code')
		.where('created_at', '>', since);
	if ('person' in of) {
		query = query.where('person', '=', of.person);
	} else {
		const begin = beginOf(of.address);
		query = query.where('once', '>=', begin).where('once', '<', `${begin}~`);
	}
	const { count } = await query.executeTakeFirstOrThrow();
	return Number(count);
}

/** Asks for a mail with a code, at once; the code is made when it is sent. One that still waits is not sent any more. */
export async function askForCode(
	tx: Tx,
	ask: { readonly id: string; readonly person: string; readonly address: string; readonly at: string },
): Promise<void> {
	const { id, person, address, at } = ask;
	await dropCodes(tx, { person, at });
	await tx
		.insertInto('mail')
		.values({
			...{ id, person, kind: 'code', plan: null, once: beginOf(address) + id, state: 'waiting' },
			...{ created_at: at, next_at: at, attempts: 0, last_error: null, ended_at: null },
		})
		.execute();
}

/** A stranger's address, for which somebody may have asked, is not kept for this count: only its digest is. */
function beginOf(address: string): string {
	return `code/${createHash('sha256').update(address.toLowerCase()).digest('hex')}/`;
}

/** Takes back the codes of a person that were not sent yet. */
export async function dropCodes(tx: Tx, { person, at }: { readonly person: string; readonly at: string }): Promise<void> {
	await tx
		.updateTable('mail')
		.set({ state: 'dropped', ended_at: at })
		.where('person', '=', person)
		.where('kind', '=', 'code')
		.where('state', '=', 'waiting')
		.execute();
}

/** Whether this is the code that a person asked for last. */
export async function isNewestCode(
	db: Db | Tx,
	{ id, person }: { readonly id: string; readonly person: string },
): Promise<boolean> {
	const newest = await db
		.selectFrom('mail')
		.select('id')
		.where('person', '=', person)
		.where('kind', '=', 'code')
		.orderBy(sql`rowid`, 'desc')
		.limit(1)
		.executeTakeFirst();
	return newest?.id === id;
}

/** Makes this the code that holds. What is kept has the person in it: two people with the same code keep different ones. */
export async function keepCode(
	tx: Tx,
	{ person, code, at }: { readonly person: string; readonly code: string; readonly at: string },
): Promise<void> {
	const digest = createHash('sha256').update(`${person}:${code}`).digest('hex');
	await writeMailChoice(tx, { ...(await mailChoiceOf(tx, person)), code: digest, code_at: at, code_tries: 0 });
}
