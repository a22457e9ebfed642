import type { PartSpec } from '@renkei/plan';
import * as Y from 'yjs';
import { checkBlock, checkWords, isWords, liveKeys } from './check-prose.ts';
import { maxDepth } from './prose-json.ts';
import { fieldsOf, proseOf, type RowMap, rootsOf, rowKeys, tableOf } from './roots.ts';

/** Longest text of a field or cell, and longest id of a row, in characters. */
const MAX_VALUE = 20_000;
const MAX_ROW_ID = 200;

/** What an update changed in a document that was well formed before. */
export interface Changes {
	/** Types that were there before and whose children or keys changed. */
	readonly touched: ReadonlySet<Y.AbstractType<unknown>>;
	/** Items that came with the update. */
	readonly items: readonly Y.Item[];
	/** Whether an item came with the update. */
	isNew(item: Y.Item): boolean;
}

/** Why a part may not hold what an update changed, without a word of its content; null when it may. */
export function whyInvalid(doc: Y.Doc, spec: PartSpec, changes: Changes): string | null {
	const roots = rootsOf(spec);
	for (const name of doc.share.keys()) {
		if (!roots.has(name)) {
			return 'unknown root';
		}
	}
	try {
		const inWords = new Set<Y.AbstractType<unknown>>();
		for (const item of changes.items) {
			// Words in a text that was there before: only they need a look, however long the text around them is.
			const { parent } = item;
			if (parent instanceof Y.XmlText && parent._item !== null && !changes.isNew(parent._item)) {
				checkWords(item);
				inWords.add(parent as unknown as Y.AbstractType<unknown>);
			}
		}
		for (const type of changes.touched) {
			if (!inWords.has(type) && !isWords(type)) {
				checkTouched(doc, spec, type, changes);
			}
		}
		return null;
	} catch (error) {
		// ProseMirror's own sentences quote the words after a colon, and what is written stands in no log.
		return error instanceof Error ? (error.message.split(':')[0] as string).slice(0, 60) : 'invalid';
	}
}

/** @throws RangeError naming what a part may not hold */
function checkTouched(doc: Y.Doc, spec: PartSpec, type: Y.AbstractType<unknown>, changes: Changes): void {
	const [root, member] = ancestry(type);
	if (root === proseOf(doc)) {
		if (liveKeys(proseOf(doc)).length > 0) {
			throw new RangeError('attribute of the prose');
		}
		for (const block of member === undefined ? proseOf(doc).toArray().filter(isNewIn(changes)) : [member]) {
			checkBlock(block);
		}
		return;
	}
	if (root === fieldsOf(doc)) {
		checkValues(fieldsOf(doc), new Set(spec.fields.map((field) => field.key)));
		return;
	}
	const table = spec.tables.find((candidate) => root === tableOf(doc, candidate.key));
	if (table === undefined) {
		throw new RangeError('outside of fields, tables and prose');
	}
	const known = new Set<string>([rowKeys.order, rowKeys.deleted, ...table.columns.map((column) => column.key)]);
	const rows = member === undefined ? newRows(tableOf(doc, table.key), changes) : [member];
	for (const row of rows) {
		if (!(row instanceof Y.Map)) {
			throw new RangeError('a row that is none');
		}
		checkValues(row, known);
	}
}

// Only what came with the update needs a look: the rest was admitted before, and a long part would cost more and more.
const isNewIn =
	(changes: Changes) =>
	(child: unknown): boolean => {
		const item = child instanceof Y.AbstractType ? child._item : null;
		return item === null || changes.isNew(item);
	};

function newRows(table: Y.Map<RowMap>, changes: Changes): unknown[] {
	refuseList(table);
	const rows: unknown[] = [];
	for (const [id, row] of table.entries()) {
		if (isNewIn(changes)(row)) {
			if (id.length > MAX_ROW_ID) {
				throw new RangeError('id of a row');
			}
			rows.push(row);
		}
	}
	return rows;
}

/** From the root type down to the touched one. */
function ancestry(type: Y.AbstractType<unknown>): Y.AbstractType<unknown>[] {
	const chain = [type];
	for (let at = type._item?.parent; at instanceof Y.AbstractType; at = at._item?.parent) {
		chain.unshift(at as unknown as Y.AbstractType<unknown>);
		if (chain.length > maxDepth * 2) {
			throw new RangeError('nested too deep');
		}
	}
	return chain;
}

function checkValues(map: Pick<Y.Map<unknown>, 'entries' | '_start'>, known: ReadonlySet<string>): void {
	refuseList(map);
	for (const [key, value] of map.entries()) {
		const plain =
			typeof value === 'boolean' ||
			(typeof value === 'number' && Number.isFinite(value)) ||
			(typeof value === 'string' && value.length <= MAX_VALUE && value.isWellFormed());
		if (!known.has(key) || !plain) {
			throw new RangeError('value of a field or cell');
		}
	}
}

/** In Yjs every type can hold a list beside its keys; a map that has one hides it from every reader. */
function refuseList(map: Pick<Y.Map<unknown>, '_start'>): void {
	for (let item = map._start; item !== null; item = item.right) {
		if (!item.deleted) {
			throw new RangeError('a list inside a map');
		}
	}
}
