import { accept, type PartContent, type Result, refuse } from '@renkei/plan';
import { contentsOfPlan } from '../../storage/part-contents.ts';
import type { PartFactsOfPlan } from '../../storage/plan-facts.ts';
import type { Db } from '../../storage/tables.ts';
import { type PartStatus, wholeSections } from './part-status.ts';

/** A plan's parts, and which of them a seat may read. */
export interface Readable {
	readonly all: readonly PartFactsOfPlan[];
	readonly readable: readonly PartStatus[];
}

/**
 * The content of some sections, for something that is computed of them; the caller has brought it up to the log. What is
 * computed tells of each part that goes into it: whoever may not read all of `whole` gets nothing.
 * @param sections `also` is read as far as it may be
 */
export async function readSections(
	db: Db,
	plan: string,
	{ all, readable }: Readable,
	sections: { readonly whole: string; readonly also?: string },
): Promise<Result<PartContent[]>> {
	const read = new Set(readable.map(({ facts }) => facts.row.id));
	if (!wholeSections(all, readable).has(sections.whole)) {
		return refuse('unknown');
	}
	const wanted = [sections.whole, sections.also];
	const told = new Set(all.flatMap(({ row }) => (wanted.includes(row.key) && read.has(row.id) ? [row.id] : [])));
	const rows = (await contentsOfPlan(db, plan)).filter((row) => told.has(row.part));
	return accept(rows.map(({ content }) => JSON.parse(content) as PartContent));
}

/**
 * The content of some sections as far as a seat may read their parts; the caller has brought it up to the log. A part that
 * may not be read is as if it were not there; where that is so of all, nothing is told.
 */
export async function readWhatMay(
	db: Db,
	plan: string,
	readable: readonly PartStatus[],
	sections: readonly string[],
): Promise<Result<PartContent[]>> {
	const told = new Set(readable.flatMap(({ facts: { row } }) => (sections.includes(row.key) ? [row.id] : [])));
	if (told.size === 0) {
		return refuse('unknown');
	}
	const rows = (await contentsOfPlan(db, plan)).filter((row) => told.has(row.part));
	return accept(rows.map(({ content }) => JSON.parse(content) as PartContent));
}
