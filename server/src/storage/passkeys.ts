import type { Db, PasskeyChallengeRow, PasskeyProofRow, PasskeyRow, Tx } from './tables.ts';

/** Every passkey of a person, ended ones too, in the order in which they were made. */
export async function passkeysOf(db: Db | Tx, person: string): Promise<PasskeyRow[]> {
	return db.selectFrom('passkey').selectAll().where('person', '=', person).orderBy('created_at').orderBy('id').execute();
}

/** Those that were not ended, of every host. */
export async function activePasskeys(db: Db | Tx, person: string): Promise<PasskeyRow[]> {
	return (await passkeysOf(db, person)).filter((row) => row.revoked_at === null);
}

/** Whether a credential id is known, whoever it belongs to and whether or not it was ended. */
export async function isKnownPasskey(db: Db | Tx, id: string): Promise<boolean> {
	const found = await db.selectFrom('passkey').select('id').where('id', '=', id).executeTakeFirst();
	return found !== undefined;
}

/** Stores a new passkey. */
export async function insertPasskey(tx: Tx, row: PasskeyRow): Promise<void> {
	await tx.insertInto('passkey').values(row).execute();
}

/** Notes that a passkey was used, with the counter that its device told. Whoever uses it has not lost it. */
export async function notePasskeyUse(
	tx: Tx,
	use: { readonly id: string; readonly counter: number; readonly at: string },
): Promise<void> {
	await tx
		.updateTable('passkey')
		.set({ counter: use.counter, last_used_at: use.at, lost_at: null })
		.where('id', '=', use.id)
		.execute();
}

/** Ends a passkey. The row stays: records of signing refer to it. */
export async function writePasskeyEnd(tx: Tx, end: { readonly id: string; readonly at: string }): Promise<void> {
	await tx.updateTable('passkey').set({ revoked_at: end.at, lost_at: null }).where('id', '=', end.id).execute();
}

/** Notes that a passkey is said to be lost since a time (ISO 8601), or is not (null). */
export async function writePasskeyLoss(tx: Tx, loss: { readonly id: string; readonly at: string | null }): Promise<void> {
	await tx.updateTable('passkey').set({ lost_at: loss.at }).where('id', '=', loss.id).execute();
}

/** How often something became of a person's passkeys since a time (ISO 8601), whatever number of plans noted it. */
export async function countPasskeyActs(tx: Tx, person: string, since: string): Promise<number> {
	const { count } = await tx
		.selectFrom('act')
		.innerJoin('seat', 'seat.id', 'act.seat')
		.select(({ fn }) => fn.count<number>('act.at').distinct().as('count'))
		.where('act.kind', '=', 'passkey')
		.where('seat.person', '=', person)
		.where('act.at', '>', since)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Whose challenge is asked for, and when (ISO 8601). */
interface Asked {
	readonly challenge: string;
	readonly person: string;
	readonly session: string;
	readonly at: string;
}

/** Stores the challenge of a new passkey. Those that have run out go, and what the session had asked before. */
export async function writePasskeyChallenge(tx: Tx, row: PasskeyChallengeRow, at: string): Promise<void> {
	await tx
		.deleteFrom('passkey_challenge')
		.where((eb) => eb.or([eb('expires_at', '<=', at), eb('session', '=', row.session)]))
		.execute();
	await tx.insertInto('passkey_challenge').values(row).execute();
}

/** Uses a challenge up. @returns it, where it was this session's and had not run out */
export async function takePasskeyChallenge(tx: Tx, asked: Asked): Promise<PasskeyChallengeRow | null> {
	const taken = await tx
		.deleteFrom('passkey_challenge')
		.where('challenge', '=', asked.challenge)
		.where('person', '=', asked.person)
		.where('session', '=', asked.session)
		.where('expires_at', '>', asked.at)
		.returningAll()
		.executeTakeFirst();
	return taken ?? null;
}

/** Stores what a passkey is asked to prove. What has run out goes, and what the session had asked before. */
export async function writePasskeyProof(tx: Tx, row: PasskeyProofRow, at: string): Promise<void> {
	await tx
		.deleteFrom('passkey_proof')
		.where((eb) => eb.or([eb('expires_at', '<=', at), eb('session', '=', row.session)]))
		.execute();
	await tx.insertInto('passkey_proof').values(row).execute();
}

/** Uses up what a passkey was asked to prove. @returns it, where it was this session's and had not run out */
export async function takePasskeyProof(tx: Tx, asked: Asked): Promise<PasskeyProofRow | null> {
	const taken = await tx
		.deleteFrom('passkey_proof')
		.where('challenge', '=', asked.challenge)
		.where('person', '=', asked.person)
		.where('session', '=', asked.session)
		.where('expires_at', '>', asked.at)
		.returningAll()
		.executeTakeFirst();
	return taken ?? null;
}
