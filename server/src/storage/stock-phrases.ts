import type { Db, StockPhraseRow, Tx } from './tables.ts';

/** Phrases of a party, in the order in which they were added. */
export async function phrasesOf(db: Db | Tx, party: string): Promise<StockPhraseRow[]> {
	return db.selectFrom('stock_phrase').selectAll().where('party', '=', party).orderBy('at').orderBy('id').execute();
}

/** Stores a phrase. */
export async function insertPhrase(tx: Tx, phrase: StockPhraseRow): Promise<void> {
	await tx.insertInto('stock_phrase').values(phrase).execute();
}

/** Removes a phrase of a party. @returns whether the party had it */
export async function deletePhrase(tx: Tx, phrase: Pick<StockPhraseRow, 'id' | 'party'>): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('stock_phrase')
		.where('id', '=', phrase.id)
		.where('party', '=', phrase.party)
		.executeTakeFirstOrThrow();
	return numDeletedRows > 0n;
}
