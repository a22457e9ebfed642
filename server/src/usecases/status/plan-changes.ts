import { accept, type Result, refuse } from '@renkei/plan';
import { findRevision, manifestAt, type PartPlace, seenBy } from '../../storage/revisions.ts';
import type { Db, RevisionRow } from '../../storage/tables.ts';
import type { PartStatus } from './part-status.ts';

/** What is compared: a kept state by its id, what this person has seen, or what stands now. */
export interface Compared {
	readonly from: string;
	readonly to: string | null;
}

/** A part with other content at one end than at the other. */
export interface ChangedPart {
	readonly part: string;
	readonly key: string;
	readonly body: string | null;
	readonly from: number;
	readonly to: number;
}

export interface PlanChanges {
	readonly from: { readonly revision: RevisionRow | null; readonly at: string | null };
	readonly to: RevisionRow | null;
	readonly parts: readonly ChangedPart[];
}

/** The word for what a person has seen, in the place of a revision's id. */
export const SEEN = 'seen';

/** Parts that differ between two states of a plan, of those that a seat may read, in plan order. */
export async function planChanges(
	db: Db,
	of: { readonly plan: string; readonly person: string; readonly readable: readonly PartStatus[] },
	compared: Compared,
): Promise<Result<PlanChanges>> {
	const from = await placesFrom(db, of, compared.from);
	const to = compared.to === null ? null : await findRevision(db, of.plan, compared.to);
	if (from === null || (compared.to !== null && to === null)) {
		return refuse('unknown', 'その版は見つかりません。');
	}
	const then = to === null ? null : await manifestAt(db, of.plan, to.number);
	const parts = of.readable.flatMap(({ facts }): ChangedPart[] => {
		const { id: part, key, body } = facts.row;
		const before = from.places.get(part);
		const after = then === null ? { seq: facts.seq, hash: facts.hash } : then.get(part);
		if (after === undefined || before?.hash === after.hash || (before === undefined && facts.empty)) {
			return [];
		}
		return [{ part, key, body, from: before?.seq ?? 0, to: after.seq }];
	});
	// Of several times the one since when the oldest change has not been looked at.
	const since = parts.flatMap(({ part }) => from.places.get(part)?.at ?? []).sort()[0];
	return accept({ from: { revision: from.revision, at: from.revision?.at ?? since ?? from.at }, to, parts });
}

interface From {
	readonly revision: RevisionRow | null;
	readonly at: string | null;
	readonly places: ReadonlyMap<string, PartPlace & { readonly at?: string }>;
}

async function placesFrom(
	db: Db,
	of: { readonly plan: string; readonly person: string; readonly readable: readonly PartStatus[] },
	from: string,
): Promise<From | null> {
	if (from === SEEN) {
		const readable = new Set(of.readable.map(({ facts }) => facts.row.id));
		const seen = (await seenBy(db, of)).filter(({ part }) => readable.has(part));
		const at =
			seen
				.map((row) => row.at)
				.sort()
				.at(-1) ?? null;
		return { revision: null, at, places: new Map(seen.map((row) => [row.part, row])) };
	}
	const revision = await findRevision(db, of.plan, from);
	return revision === null ? null : { revision, at: revision.at, places: await manifestAt(db, of.plan, revision.number) };
}
