import type { PersonRow, SeatRow, Tx } from './tables.ts';

/** Stores people, those who are already known left as they are. */
export async function insertPeople(tx: Tx, people: readonly PersonRow[]): Promise<void> {
	await tx
		.insertInto('person')
		.values([...people])
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Stores seats. */
export async function insertSeats(tx: Tx, seats: readonly SeatRow[]): Promise<void> {
	await tx
		.insertInto('seat')
		.values([...seats])
		.execute();
}

/** Writes until when a seat is held, and what its deputy acts on. */
export async function writeSeatTerms(
	tx: Tx,
	seat: string,
	terms: { readonly to: string | null; readonly delegation: string | null },
): Promise<void> {
	await tx.updateTable('seat').set({ to_day: terms.to, delegation: terms.delegation }).where('id', '=', seat).execute();
}

/** Sets the last day of a seat (ISO date, Japan). */
export async function writeLastDay(tx: Tx, seat: string, day: string): Promise<void> {
	await tx.updateTable('seat').set({ to_day: day }).where('id', '=', seat).execute();
}
