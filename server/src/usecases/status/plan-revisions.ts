import { revisionParts, revisionsOf } from '../../storage/revisions.ts';
import type { Db, RevisionRow } from '../../storage/tables.ts';
import type { PartStatus } from './part-status.ts';

/** As many are told: some weeks of writing. Older ones stay, and whoever has the address of one may still compare it. */
const MOST_TOLD = 300;

/** A kept state as one seat sees it. */
export interface RevisionStatus {
	readonly row: RevisionRow;
	/** Seats that have written since the one before, in the order of the parts. */
	readonly writers: readonly string[];
	/** Keys of the sections that have changed. */
	readonly sections: readonly string[];
}

/** The revisions of a plan, newest first. Of a part that a seat may not read not even that it changed is told. */
export async function planRevisions(db: Db, plan: string, readable: readonly PartStatus[]): Promise<RevisionStatus[]> {
	const rows = await revisionsOf(db, plan, MOST_TOLD);
	const moved = Map.groupBy(await revisionParts(db, plan, rows.at(-1)?.number), ({ number }) => number);
	const order = new Map(readable.map(({ facts }, at) => [facts.row.id, at]));
	if (readable.length === 0) {
		return [];
	}
	return rows.flatMap((row) => {
		if (row.part !== null && !order.has(row.part)) {
			return [];
		}
		const own = (moved.get(row.number) ?? [])
			.filter(({ part }) => order.has(part))
			.sort((one, other) => (order.get(one.part) ?? 0) - (order.get(other.part) ?? 0));
		// The first one holds what every part began with; nobody has written it.
		const changed = own.filter(({ writers }) => writers !== '[]');
		return {
			row,
			writers: [...new Set(own.flatMap(({ writers }) => JSON.parse(writers) as string[]))],
			sections: [...new Set(changed.map(({ part }) => readable[order.get(part) ?? 0]?.facts.row.key ?? ''))],
		};
	});
}
