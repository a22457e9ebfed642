import { askingToSign, type NoticeKind, wholePlanKey } from '@renkei/plan';
import { checkpointsOfActs } from './ledger.ts';
import { remindersById } from './reminders.ts';
import type {
	CorrectionObjectionRow,
	CorrectionRow,
	Db,
	NoticeRow,
	ReminderRow,
	SigningActRow,
	SignoffRow,
	Tx,
} from './tables.ts';

/** What notices tell of acts of signing, of 軽微な修正 and of reminders, by id. */
export interface SigningNews {
	readonly signings: ReadonlyMap<string, SigningActRow>;
	/** The checkpoints of which those acts are the last entry. */
	readonly checkpoints: Awaited<ReturnType<typeof checkpointsOfActs>>;
	readonly corrections: ReadonlyMap<string, CorrectionRow>;
	readonly objections: readonly CorrectionObjectionRow[];
	readonly reminders: ReadonlyMap<string, ReminderRow>;
}

const idsOf = (notices: readonly NoticeRow[], kinds: readonly NoticeKind[]): string[] => [
	...new Set(notices.filter(({ kind }) => kinds.includes(kind as NoticeKind)).flatMap(({ act }) => act ?? [])),
];
const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
	new Map(rows.map((row) => [row.id, row]));

/** Loads what notices of signing refer to, by five queries at most. */
export async function signingNews(db: Db | Tx, notices: readonly NoticeRow[]): Promise<SigningNews> {
	const signings = idsOf(notices, ['receipt', 'later-view', 'withdrawn']);
	const corrections = idsOf(notices, ['correction', 'objected', 'carried']);
	const objected = idsOf(notices, ['objected']);
	return {
		reminders: await remindersById(db, idsOf(notices, ['reminded'])),
		signings: byId(
			signings.length === 0 ? [] : await db.selectFrom('signing_act').selectAll().where('id', 'in', signings).execute(),
		),
		checkpoints: await checkpointsOfActs(db, signings),
		corrections: byId(
			corrections.length === 0 ? [] : await db.selectFrom('correction').selectAll().where('id', 'in', corrections).execute(),
		),
		objections:
			objected.length === 0
				? []
				: await db.selectFrom('correction_objection').selectAll().where('correction', 'in', objected).execute(),
	};
}

/** Sign-offs of some parts, oldest first. */
export async function signoffsOfParts(tx: Tx, parts: readonly string[]): Promise<SignoffRow[]> {
	return parts.length === 0
		? []
		: tx
				.selectFrom('signoff')
				.selectAll()
				.where('part', 'in', [...parts])
				.orderBy('at')
				.orderBy('id')
				.execute();
}

/** Sign-offs that some acts recorded. */
export async function signoffsOfSignings(tx: Tx, acts: readonly string[]): Promise<SignoffRow[]> {
	return acts.length === 0
		? []
		: tx
				.selectFrom('signoff')
				.selectAll()
				.where('act', 'in', [...acts])
				.execute();
}

/** Settles what asks for the 後閲 of acts on a plan. */
export async function settleViewingNotices(tx: Tx, plan: string, acts: readonly string[], at: string): Promise<void> {
	if (acts.length > 0) {
		await tx
			.updateTable('notice')
			.set({ settled_at: at })
			.where('kind', '=', 'later-view' satisfies NoticeKind)
			.where('act', 'in', [...acts])
			.where('settled_at', 'is', null)
			// By the index of seats.
			.where('seat', 'in', (from) => from.selectFrom('seat').select('id').where('plan', '=', plan))
			.execute();
	}
}

/** Seats that parts ask for a 決裁 or a 確認 by notices that are not settled, with the part. */
export async function seatsAsked(tx: Tx, parts: readonly string[]): Promise<Pick<NoticeRow, 'seat' | 'part'>[]> {
	return parts.length === 0
		? []
		: tx
				.selectFrom('notice')
				.select(['seat', 'part'])
				.where('part', 'in', [...parts])
				.where('kind', 'in', [...askingToSign])
				.where('settled_at', 'is', null)
				.execute();
}

/** Notices that tell of the last day of a section. */
const ofLastDays = ['sign-due', 'check-due'] as const satisfies readonly NoticeKind[];

/** Notices of last days of a plan that are not settled, ticked off or not. */
export async function standingLastDays(tx: Tx, plan: string): Promise<NoticeRow[]> {
	return (
		tx
			.selectFrom('notice')
			.selectAll()
			.where('kind', 'in', [...ofLastDays])
			.where('settled_at', 'is', null)
			// By the index of seats.
			.where('seat', 'in', (from) => from.selectFrom('seat').select('id').where('plan', '=', plan))
			.execute()
	);
}

/** All that ever asked for a 決裁 or a 確認 of some parts, oldest first. */
export async function signingAsksOf(tx: Tx, parts: readonly string[]): Promise<NoticeRow[]> {
	return parts.length === 0
		? []
		: tx
				.selectFrom('notice')
				.selectAll()
				.where('part', 'in', [...parts])
				.where('kind', 'in', [...askingToSign])
				.orderBy('at')
				.orderBy('id')
				.execute();
}

/** Ids of notices that tell that a plan is decided as a whole and are not settled. */
export async function wholeDecisionsTold(tx: Tx, plan: string): Promise<string[]> {
	const told = await tx
		.selectFrom('notice')
		.innerJoin('part', 'part.id', 'notice.part')
		.select('notice.id')
		.where('part.plan', '=', plan)
		.where('part.key', '=', wholePlanKey)
		.where('notice.kind', '=', 'decided' satisfies NoticeKind)
		.where('notice.settled_at', 'is', null)
		.execute();
	return told.map(({ id }) => id);
}

/** Those of some acts whose 後閲 is asked for by notices that are not settled. */
export async function actsAskedToView(tx: Tx, acts: readonly string[]): Promise<string[]> {
	const asked =
		acts.length === 0
			? []
			: await tx
					.selectFrom('notice')
					.select('act')
					.distinct()
					.where('act', 'in', [...acts])
					.where('kind', '=', 'later-view' satisfies NoticeKind)
					.where('settled_at', 'is', null)
					.execute();
	return asked.flatMap(({ act }) => act ?? []);
}
