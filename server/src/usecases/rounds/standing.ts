import { blocksAround, flatText, openDoc, resolveAnchors, valueNow } from '@renkei/part-doc';
import { type PartAddress, partSpecOf, type Template, valueWords } from '@renkei/plan';
import type * as Y from 'yjs';
import { anchorRecordOf, valuePlaceOf } from '../../read-model/thread-moves.ts';
import { readCommitted } from '../../storage/part-log.ts';
import type { Db, PartRow, ThreadRow, Tx } from '../../storage/tables.ts';

/** Where an item stands in its part now. */
export interface ItemStanding {
	/** Offset of its words; null where it has none, or they are gone. */
	readonly offset: number | null;
	/** The paragraphs that hold its words, or the value in words; null where there is none. */
	readonly words: string | null;
	/** What it is about is gone. */
	readonly detached: boolean;
}

interface Named {
	readonly template: Template;
	/** Name of a party by its code. */
	readonly nameOf: (code: string) => string;
	/** A computed figure in words, by its key. */
	readonly figure: (key: string) => string | null;
}

/** Where threads stand as committed, by their ids. Each part is read once. */
export async function standingsOf(
	db: Db | Tx,
	threads: readonly ThreadRow[],
	parts: ReadonlyMap<string, PartRow>,
	named: Named,
): Promise<ReadonlyMap<string, ItemStanding>> {
	const standings = new Map<string, ItemStanding>();
	for (const [id, ofPart] of Map.groupBy(threads, ({ part }) => part)) {
		const part = parts.get(id);
		if (part === undefined) {
			continue;
		}
		const isRead = ofPart.some((thread) => anchorRecordOf(thread) !== null || valuePlaceOf(thread) !== null);
		const doc = isRead ? openDoc((await readCommitted(db, id)).update) : null;
		for (const [thread, standing] of standingsIn(doc, part, ofPart, named)) {
			standings.set(thread, standing);
		}
		doc?.destroy();
	}
	return standings;
}

function standingsIn(
	doc: Y.Doc | null,
	part: PartRow,
	threads: readonly ThreadRow[],
	named: Named,
): readonly (readonly [string, ItemStanding])[] {
	const anchored = threads.flatMap((thread) => {
		const record = anchorRecordOf(thread);
		return record === null || doc === null ? [] : [{ thread: thread.id, record }];
	});
	const records = anchored.map(({ record }) => record);
	const found = doc === null ? [] : resolveAnchors(doc, records);
	const text = doc === null || records.length === 0 ? '' : flatText(doc);
	const words = anchored.map(({ thread }, at): readonly [string, ItemStanding] => {
		const one = found[at];
		return one === undefined || one.kind === 'detached'
			? [thread, gone]
			: [thread, { offset: one.start, words: blocksAround(text, one), detached: false }];
	});
	const taken = new Set(anchored.map(({ thread }) => thread));
	const others = threads
		.filter(({ id }) => !taken.has(id))
		.map((thread): readonly [string, ItemStanding] => [thread.id, valueStanding(doc, part, thread, named)]);
	return [...words, ...others];
}

const gone: ItemStanding = { offset: null, words: null, detached: true };

function valueStanding(doc: Y.Doc | null, part: PartRow, thread: ThreadRow, { template, nameOf, figure }: Named): ItemStanding {
	if (thread.place === 'figure') {
		return { offset: null, words: figure(thread.place_key ?? ''), detached: false };
	}
	const place = valuePlaceOf(thread);
	if (place === null || doc === null) {
		return { offset: null, words: null, detached: false };
	}
	const value = valueNow(doc, place);
	const spec = partSpecOf(template, part as PartAddress);
	const column =
		'field' in place
			? spec?.fields.find(({ key }) => key === place.field)
			: spec?.tables.find(({ key }) => key === place.table)?.columns.find(({ key }) => key === place.column);
	return value === undefined || column === undefined
		? gone
		: { offset: null, words: valueWords(value, column, nameOf), detached: false };
}
