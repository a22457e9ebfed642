import {
	type CarriedOn,
	type Correction,
	carriedSoon,
	type EarlierCorrection,
	type FreezeFact,
	type PartAddress,
	type PartLock,
	requiredBodies,
	type SignedHistory,
} from '@renkei/plan';
import { type CorrectionsOf, correctionsOf, type MadeObjection, objectionsTo } from '../../storage/corrections.ts';
import { freezesOf } from '../../storage/freezes.ts';
import { partiesOf, signoffOf, signoffsOfPart } from '../../storage/grant-facts.ts';
import { lockOf } from '../../storage/part-lock.ts';
import { findParts } from '../../storage/parts.ts';
import { signoffsOfPlans } from '../../storage/signoffs.ts';
import type { CorrectionRow, Db, PartFreezeRow, Tx } from '../../storage/tables.ts';

const ids = (json: string | null): string[] => (json === null ? [] : (JSON.parse(json) as string[]));

/** A row as the rules know it. */
export function correctionOf(
	row: CorrectionRow,
	objections: readonly { readonly correction: string; readonly body: string }[],
): Correction {
	return {
		to: row.to_hash,
		objectUntil: row.object_until,
		endedAt: row.ended_at,
		signoffs: ids(row.signoffs),
		objected: objections.filter(({ correction }) => correction === row.id).map(({ body }) => body),
	};
}

/** The same as far as another 軽微な修正 of the part depends on it. */
export function earlierOf(row: CorrectionRow, objections: readonly MadeObjection[]): EarlierCorrection {
	const { objected } = correctionOf(row, objections);
	return { from: row.from_hash, to: row.to_hash, state: row.ended_at === null ? 'open' : 'ended', objected };
}

/** Ids of the sign-offs that a 軽微な修正 has carried over. */
export const carriedBy = (row: CorrectionRow): readonly string[] => ids(row.carried);

/** What some 軽微な修正 have carried on, so that what they carried can be carried further. */
export function carriedOn(rows: readonly CorrectionRow[]): CarriedOn[] {
	return rows.flatMap((row) =>
		row.ended_at === null ? [] : [{ contentHash: row.to_hash, seq: row.to_seq, signoffs: carriedBy(row) }],
	);
}

/** A freeze as the rules know it. */
export const freezeOf = ({ seq, hash, at }: Pick<PartFreezeRow, 'seq' | 'hash' | 'at'>): FreezeFact => ({
	seq,
	contentHash: hash,
	at,
});

/** Every 軽微な修正 of a plan or a part, with the objections to them. */
export async function correctionFacts(db: Db | Tx, of: CorrectionsOf) {
	const rows = await correctionsOf(db, of);
	const objections = await objectionsTo(
		db,
		rows.map(({ id }) => id),
	);
	return { rows, objections };
}

/** Sign-offs of a part and the bodies whose 決裁 it needs now. */
export async function signedNow(
	db: Db | Tx,
	part: PartAddress & { readonly id: string },
	plan: string,
): Promise<Pick<SignedHistory, 'signoffs' | 'required'>> {
	const signoffs = (await signoffsOfPart(db, part.id)).map(signoffOf);
	return { signoffs, required: requiredBodies(part, await partiesOf(db, plan)) };
}

/**
 * Bodies that need do nothing for the frozen words of a part, because an open 軽微な修正 will carry their 決裁 over; by part.
 * One query where none is open.
 */
export async function carriedSoonOn(db: Db | Tx, plan: string): Promise<ReadonlyMap<string, readonly string[]>> {
	const open = (await correctionsOf(db, { plan })).filter((row) => row.ended_at === null);
	const declared = Map.groupBy(open, ({ part }) => part);
	const parts = await findParts(db, [...declared.keys()]);
	const objections = await objectionsTo(
		db,
		open.map(({ id }) => id),
	);
	const soon = new Map<string, readonly string[]>();
	const signed = parts.size === 0 ? [] : await signoffsOfPlans(db, [plan]);
	const parties = parts.size === 0 ? [] : await partiesOf(db, plan);
	for (const [id, row] of parts) {
		const corrections = (declared.get(id) ?? []).map((one) => correctionOf(one, objections));
		const signoffs = signed.filter(({ part }) => part === id).map(signoffOf);
		soon.set(id, carriedSoon(corrections, { signoffs, required: requiredBodies(row, parties), lock: lockOf(row) }));
	}
	return soon;
}

/** All that a 軽微な修正 of a part depends on. */
export async function historyOf(
	db: Db | Tx,
	part: PartAddress & { readonly id: string; readonly lock: PartLock },
	plan: string,
): Promise<{ readonly history: SignedHistory; readonly earlier: readonly EarlierCorrection[] }> {
	const { rows, objections } = await correctionFacts(db, { part: part.id });
	const freezes = (await freezesOf(db, [part.id])).map(freezeOf);
	return {
		history: { ...(await signedNow(db, part, plan)), lock: part.lock, freezes, carried: carriedOn(rows) },
		earlier: rows.map((row) => earlierOf(row, objections)),
	};
}
