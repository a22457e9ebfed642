import type { Json, SigningIntent } from '@renkei/plan';
import type { Db, PartFreezeRow, SigningActRow, SigningIntentRow, SignoffRow, Tx } from './tables.ts';

/** Acts that one session may have prepared and not recorded; the oldest go first. */
const MOST_PREPARED = 5;

/** Keeps a prepared act, and forgets those whose time was over before `before` (ISO 8601), or that are too many. */
export async function insertIntent(tx: Tx, row: SigningIntentRow, before: string): Promise<void> {
	await tx.deleteFrom('signing_intent').where('expires_at', '<', before).execute();
	await tx.insertInto('signing_intent').values(row).execute();
	const open = await tx
		.selectFrom('signing_intent')
		.select('nonce')
		.where('session', '=', row.session)
		.where('used_at', 'is', null)
		.orderBy('expires_at', 'desc')
		.execute();
	const tooMany = open.map(({ nonce }) => nonce).filter((nonce) => nonce !== row.nonce);
	if (tooMany.length >= MOST_PREPARED) {
		await tx
			.deleteFrom('signing_intent')
			.where('nonce', 'in', tooMany.slice(MOST_PREPARED - 1))
			.execute();
	}
}

/** A prepared act by its nonce, or null. */
export async function findIntent(tx: Tx, nonce: string): Promise<SigningIntentRow | null> {
	return (await tx.selectFrom('signing_intent').selectAll().where('nonce', '=', nonce).executeTakeFirst()) ?? null;
}

/** Notes that a prepared act was recorded: its nonce is used up. What it said stands in the act. */
export async function useIntent(tx: Tx, nonce: string, at: string): Promise<void> {
	await tx.updateTable('signing_intent').set({ used_at: at, intent: '' }).where('nonce', '=', nonce).execute();
}

/**
 * The time of the next act of a plan: by the clock, but after the act before. Which 決裁 of a body is its latest follows
 * from times, and neither two acts in one millisecond nor a clock that was set back may turn them round.
 */
export async function nextActTime(tx: Tx, plan: string, now: string): Promise<string> {
	const newest = await newestAct(tx, plan);
	const after = newest === null ? now : new Date(Date.parse(newest.at) + 1).toISOString();
	return after > now ? after : now;
}

/** The number and time of the newest act of a plan, or null. */
async function newestAct(tx: Tx, plan: string): Promise<Pick<SigningActRow, 'number' | 'at'> | null> {
	const row = await tx
		.selectFrom('signing_act')
		.select(['number', 'at'])
		.where('plan', '=', plan)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ?? null;
}

/** Stores an act under the next number of its plan. @returns the row with its number */
export async function insertSigningAct(tx: Tx, act: Omit<SigningActRow, 'number'>): Promise<SigningActRow> {
	const row = { ...act, number: ((await newestAct(tx, act.plan))?.number ?? 0) + 1 };
	await tx.insertInto('signing_act').values(row).execute();
	return row;
}

/** Every act of a plan, in the order of their numbers. */
export async function signingActsOf(db: Db | Tx, plan: string): Promise<SigningActRow[]> {
	return db.selectFrom('signing_act').selectAll().where('plan', '=', plan).orderBy('number').execute();
}

/** An act of a plan, or null. */
export async function findSigningAct(db: Db | Tx, plan: string, id: string): Promise<SigningActRow | null> {
	const found = await db.selectFrom('signing_act').selectAll().where('plan', '=', plan).where('id', '=', id).executeTakeFirst();
	return found ?? null;
}

/** Some acts by their ids; an unknown one is left out. */
export async function findSigningActs(db: Db | Tx, ids: readonly string[]): Promise<SigningActRow[]> {
	return ids.length === 0
		? []
		: db
				.selectFrom('signing_act')
				.selectAll()
				.where('id', 'in', [...ids])
				.execute();
}

/** Some sign-offs by their ids; an unknown one is left out. */
export async function findSignoffs(db: Db | Tx, ids: readonly string[]): Promise<SignoffRow[]> {
	return ids.length === 0
		? []
		: db
				.selectFrom('signoff')
				.selectAll()
				.where('id', 'in', [...ids])
				.execute();
}

/** The sign-offs that an act made, took back or viewed, oldest first. */
export async function signoffsOfAct(db: Db | Tx, act: string): Promise<SignoffRow[]> {
	return db
		.selectFrom('signoff')
		.selectAll()
		.where((eb) => eb.or([eb('act', '=', act), eb('withdrawn_act', '=', act), eb('viewed_act', '=', act)]))
		.orderBy('at')
		.orderBy('id')
		.execute();
}

/** Takes sign-offs back by an act. */
export async function writeWithdrawn(tx: Tx, ids: readonly string[], by: { act: string; at: string }): Promise<void> {
	await tx
		.updateTable('signoff')
		.set({ withdrawn_at: by.at, withdrawn_act: by.act })
		.where('id', 'in', [...ids])
		.execute();
}

/** Notes the 後閲 of sign-offs by an act. */
export async function writeViewed(tx: Tx, ids: readonly string[], act: string): Promise<void> {
	await tx
		.updateTable('signoff')
		.set({ viewing: 'done', viewed_act: act })
		.where('id', 'in', [...ids])
		.execute();
}

/** The words of a part that were frozen with this hash at a position of its log, or null. Equal hashes are equal words. */
export async function frozenWith(
	db: Db | Tx,
	part: string,
	{ hash, seq }: { readonly hash: string; readonly seq: number | null },
): Promise<PartFreezeRow | null> {
	const rows = db.selectFrom('part_freeze').selectAll().where('part', '=', part).where('hash', '=', hash);
	const found = await (seq === null ? rows.orderBy('seq') : rows.where('seq', '=', seq)).limit(1).executeTakeFirst();
	return found ?? null;
}

/** What an entry of the log says of an act of signing: all of it, its sign-offs in the order of its parts, however they were read. */
export function detailOfSigning(
	{ id, number, act, body, seat, intent, challenge, evidence, at }: SigningActRow,
	signoffs: readonly { readonly id: string; readonly part: string }[],
): { [key: string]: Json } {
	const { parts } = JSON.parse(intent) as Pick<SigningIntent, 'parts'>;
	const placeOf = (one: (typeof signoffs)[number]): number =>
		parts.findIndex(({ part, signoff }) => (signoff === null ? part === one.part : signoff === one.id));
	return {
		...{ id, number, act, body, seat, challenge, at },
		intent: JSON.parse(intent) as Json,
		evidence: JSON.parse(evidence) as Json,
		signoffs: signoffs.toSorted((a, b) => placeOf(a) - placeOf(b)).map((signoff) => ({ id: signoff.id, part: signoff.part })),
	};
}
