import type { PartChangesView, PlanChangesView, RevisionView, WriterView } from '@renkei/api';
import type { AuthoredChanges, Wrote } from '../../read-model/part-history.ts';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { PlanChanges } from '../../usecases/status/plan-changes.ts';
import type { RevisionStatus } from '../../usecases/status/plan-revisions.ts';

type Seats = ReadonlyMap<string, HeldSeat>;

function writerOf(seat: string | null, seats: Seats): WriterView | null {
	const held = seat === null ? undefined : seats.get(seat);
	return held === undefined ? null : { person: held.person, party: held.party.code };
}

/** A kept state; `titleOf` words the part that was frozen or signed. */
export function presentRevision(
	{ row, writers, sections }: RevisionStatus,
	seats: Seats,
	titleOf: (part: string) => string,
): RevisionView {
	const { id, number, at, part, name } = row;
	const of = part === null ? '' : titleOf(part);
	return {
		...{ id, number, at },
		kind: row.kind as RevisionView['kind'],
		name: name === null ? of || null : [of, name].filter((words) => words !== '').join(' '),
		by: writerOf(row.seat, seats),
		writers: writers.flatMap((seat) => writerOf(seat, seats) ?? []),
		sections: [...sections],
	};
}

/** Which parts differ; `now` is when it was asked. */
export function presentPlanChanges({ from, to, parts }: PlanChanges, now: string): PlanChangesView {
	return {
		from: { kind: from.revision === null ? 'seen' : 'revision', revision: from.revision?.id ?? null, at: from.at },
		to: { revision: to?.id ?? null, at: to?.at ?? now },
		parts: parts.map((part) => ({ ...part })),
	};
}

/** What changed in a part, with names. */
export function presentPartChanges(
	of: { readonly part: string; readonly from: number; readonly to: number },
	{ changes, by }: AuthoredChanges,
	seats: Seats,
): PartChangesView {
	const author = (wrote: Wrote | null | undefined) => {
		const writer = writerOf(wrote?.seat ?? null, seats);
		return writer === null || wrote === null || wrote === undefined ? null : { ...writer, at: wrote.at };
	};
	return {
		...of,
		blocks: changes.blocks.map(({ kind, block, pieces }, at) => ({
			...{ kind, block },
			pieces: pieces.map((piece) => ({ ...piece })),
			by: kind === 'same' ? null : author(by.blocks[at]),
		})),
		fields: changes.fields.map((field, at) => ({ ...field, by: author(by.fields[at]) })),
		rows: changes.rows.map(({ kind, table, row, number, cells }, at) => ({
			...{ kind, table, row, number },
			cells: cells.map((cell, cellAt) => ({ ...cell, by: author(by.rows[at]?.cells[cellAt]) })),
			by: author(by.rows[at]?.row),
		})),
	};
}
