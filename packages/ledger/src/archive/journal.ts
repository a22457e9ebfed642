import { type Fault, faultOf, firstFault } from './fault.ts';
import { archivePaths, isJournalDetail } from './format.ts';
import { listOf } from './guards.ts';
import type { Told } from './happenings.ts';
import { type Files, readFile } from './reading.ts';

const FILE = archivePaths.journal;

/** Judges journal.json: what entries of the log hold as well stands there and says the same. Not every row stands in the log. */
export function judgeJournal({ journal }: Told, files: Files): Fault | null {
	const read = readFile(files, FILE, listOf(isJournalDetail));
	if (!read.ok) {
		return read.fault;
	}
	const there = new Set(read.value.map(({ id }) => id));
	const missing = [...journal.keys()].find((id) => !there.has(id));
	return firstFault([
		...read.value.map((row, at) => () => {
			const held = journal.get(row.id) ?? row;
			const differing = (['kind', 'part', 'seat', 'detail', 'at'] as const).find((name) => row[name] !== held[name]);
			return differing === undefined ? null : faultOf('journal-differs', FILE, differing, at);
		}),
		() => (missing === undefined ? null : faultOf('journal-differs', FILE, `${missing} is missing`)),
	]);
}
