import type { Db, Tx } from './tables.ts';

/** How many codes a person has asked for since (ISO 8601). */
export async function countCodes(db: Db | Tx, person: string, since: string): Promise<number> {
	const { count } = await db
		.selectFrom('mail')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('person', '=', person)
		.where('kind', '=', 'code')
		.where('created_at', '>', since)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Asks for a mail with a code, at once; the code is made when it is sent. One that still waits is not sent any more. */
export async function askForCode(
	tx: Tx,
	{ id, person, at }: { readonly id: string; readonly person: string; readonly at: string },
): Promise<void> {
	await dropCodes(tx, { person, at });
	await tx
		.insertInto('mail')
		.values({
			...{ id, person, kind: 'code', plan: null, once: null, state: 'waiting' },
			...{ created_at: at, next_at: at, attempts: 0, last_error: null, ended_at: null },
		})
		.execute();
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
