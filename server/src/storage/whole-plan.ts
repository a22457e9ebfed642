import { hash } from 'node:crypto';
import {
	contentHashOf,
	hashOfWhole,
	isNamedInWhole,
	isWholePlan,
	type ManifestChange,
	manifestChanges,
	manifestOf,
	type PartContent,
	type PartOfWhole,
	type PartState,
	partState,
	requiredBodies,
	stateOfWhole,
	type WholeFreeze,
	wholePlanKey,
} from '@renkei/plan';
import { latestFreeze } from './freezes.ts';
import { partiesOf, signoffOf } from './grant-facts.ts';
import { contentSummaries } from './part-contents.ts';
import { lockOf } from './part-lock.ts';
import { partRows } from './parts.ts';
import { signoffsOfPlans } from './signoffs.ts';
import type { Db, PartFreezeRow, PartRow, SignoffRow, Tx } from './tables.ts';

/** How the plan as a whole stands to the words that were frozen with it. */
export interface WholeStanding {
	/** Hash that sign-offs of the plan as a whole are compared with. */
	readonly hash: string;
	/** What is no longer as it was frozen; everything where nothing was frozen yet. */
	readonly changes: readonly ManifestChange[];
}

const sha256Hex = (text: string): string => hash('sha256', text, 'hex');

/** A freeze of the part that is decided with the plan. */
export function wholeFreezeOf(row: Pick<PartFreezeRow, 'hash' | 'content'>): WholeFreeze {
	const content = JSON.parse(row.content) as PartContent;
	return {
		contentHash: row.hash,
		ownHash: contentHashOf({ ...content, shown: [] }, sha256Hex),
		shown: content.shown,
	};
}

/** Every part of a plan with its words: the frozen ones, or those that were derived last. */
export function partsOfWhole(
	rows: readonly PartRow[],
	hashes: ReadonlyMap<string, { readonly seq: number; readonly hash: string }>,
	signoffs: ReadonlyMap<string, readonly SignoffRow[]>,
): PartOfWhole[] {
	return rows.map((row) => {
		const lock = lockOf(row);
		const now = hashes.get(row.id);
		return {
			...{ part: row.id, key: row.key, body: row.body, frozen: lock.kind === 'frozen' },
			seq: lock.kind === 'frozen' ? lock.seq : (now?.seq ?? 0),
			contentHash: lock.kind === 'frozen' ? lock.contentHash : (now?.hash ?? ''),
			signoffs: (signoffs.get(row.id) ?? []).map(signoffOf),
		};
	});
}

/** How the parts of a plan stand to its last freeze as a whole. @param ownHash of the words of 21 themselves, now */
export function wholeStanding(freeze: WholeFreeze | null, parts: readonly PartOfWhole[], ownHash: string): WholeStanding {
	const now = manifestOf(parts, freeze?.shown);
	return { hash: hashOfWhole(freeze, ownHash, now), changes: manifestChanges(freeze?.shown ?? [], now) };
}

/** A plan as a whole, as far as signing it depends on it. */
export interface WholePlan extends WholeStanding {
	/** Part that is decided with the plan. */
	readonly row: PartRow;
	readonly freeze: WholeFreeze | null;
	/** Every part, in plan order. */
	readonly parts: readonly PartOfWhole[];
}

/** Loads a plan as a whole; null for a plan that has no part for it. Contents are as they were derived last. */
export async function loadWholePlan(db: Db | Tx, plan: string): Promise<WholePlan | null> {
	const rows = await partRows(db, plan);
	const row = rows.find(isWholePlan);
	if (row === undefined) {
		return null;
	}
	const latest = await latestFreeze(db, row.id);
	const freeze = latest === null ? null : wholeFreezeOf(latest);
	const hashes = new Map((await contentSummaries(db, plan)).map((content) => [content.part, content]));
	const parts = partsOfWhole(
		rows,
		hashes,
		Map.groupBy(await signoffsOfPlans(db, [plan]), ({ part }) => part),
	);
	return { row, freeze, parts, ...wholeStanding(freeze, parts, hashes.get(row.id)?.hash ?? '') };
}

/** The same where 21 is frozen, else null: by one query where it is not. */
export async function loadFrozenWhole(db: Db | Tx, plan: string): Promise<WholePlan | null> {
	const found = await db
		.selectFrom('part')
		.select('id')
		.where('plan', '=', plan)
		.where('key', '=', wholePlanKey)
		.where('lock', '=', 'frozen')
		.executeTakeFirst();
	return found === undefined ? null : loadWholePlan(db, plan);
}

/** Whether the plan as a whole can be decided now: 21 is frozen, and so is every part, with the words that it names. */
export function isAskedOf(whole: WholePlan | null): whole is WholePlan {
	return (
		whole !== null &&
		whole.row.lock === 'frozen' &&
		whole.changes.length === 0 &&
		whole.parts.filter(isNamedInWhole).every(({ frozen }) => frozen)
	);
}

/** State of the part that is decided with the plan. @param own its state by the sign-offs on it alone */
export async function wholePlanState(db: Db | Tx, plan: string, own: PartState): Promise<PartState> {
	const whole = own === 'decided' ? await loadWholePlan(db, plan) : null;
	if (whole === null) {
		return own;
	}
	const parties = await partiesOf(db, plan);
	const others = whole.parts
		.filter((part) => !isWholePlan(part))
		.flatMap((part): PartState[] => {
			const required = requiredBodies(part, parties);
			const lock = { kind: 'frozen', seq: part.seq, contentHash: part.contentHash, at: '', by: '' } as const;
			// Walled parts are signed by nobody.
			return required.length === 0 ? [] : [part.frozen ? partState(lock, required, part.signoffs) : 'drafting'];
		});
	return stateOfWhole(own, whole.changes.length === 0, others);
}

/** The last freezes of the plans as a whole that are frozen now, by part. */
export async function frozenWholes(db: Db | Tx, plans: readonly string[]): Promise<Map<string, WholeFreeze>> {
	if (plans.length === 0) {
		return new Map();
	}
	const rows = await db
		.selectFrom('part_freeze')
		.innerJoin('part', (join) =>
			join.onRef('part.id', '=', 'part_freeze.part').onRef('part.frozen_hash', '=', 'part_freeze.hash'),
		)
		.select(['part_freeze.part', 'part_freeze.hash', 'part_freeze.content'])
		.where('part.plan', 'in', [...plans])
		.where('part.key', '=', wholePlanKey)
		.execute();
	return new Map(rows.map((row) => [row.part, wholeFreezeOf(row)]));
}
