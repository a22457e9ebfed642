import { cellKey, compareSnapshots, readPart, snapshotOf, type Touches, watchTouches } from '@renkei/part-doc';
import {
	contentHashOf,
	type PartChanges,
	type PartContent,
	type PartSnapshot,
	type PartSpec,
	partSpecOf,
	type Template,
} from '@renkei/plan';
import * as Y from 'yjs';
import { logRows } from '../storage/log-rows.ts';
import { bytesOf, checkpointUpTo, sha256 } from '../storage/part-log.ts';
import { findPart } from '../storage/parts.ts';
import type { Db, PartRow, PartUpdateRow } from '../storage/tables.ts';
import { sha256Hex } from './derive.ts';

/** Who wrote last, and when (ISO 8601 UTC). */
export interface Wrote {
	readonly seat: string;
	readonly at: string;
}

/** What changed between two positions of a part's log, and by whom. */
export interface AuthoredChanges {
	readonly changes: PartChanges;
	/** In the order of the changes of each kind; null for the server's own. */
	readonly by: {
		readonly blocks: readonly (Wrote | null)[];
		readonly fields: readonly (Wrote | null)[];
		/** Of each row, and of each of its cells. */
		readonly rows: readonly { readonly row: Wrote | null; readonly cells: readonly (Wrote | null)[] }[];
	};
}

/** A part as it stood at a position of its log. */
export interface PartState {
	readonly content: PartContent;
	readonly hash: string;
	/** With the ids of its blocks and rows. */
	readonly snapshot: PartSnapshot;
}

/** Reads older states of parts from their logs. */
export interface PartHistory {
	/** @throws when the part is unknown, or its log cannot be read */
	changes(part: string, from: number, to: number): Promise<AuthoredChanges>;
	/** What stood there at a position. */
	stateAt(part: string, seq: number): Promise<PartState>;
}

/** A reader on the caller's own connection and thread. */
export function createHistory(db: Db, template: Template): PartHistory {
	return {
		changes: (part, from, to) => changesBetween(db, template, { part, from, to }),
		stateAt: (part, seq) => stateAt(db, template, { part, seq }),
	};
}

/**
 * Compares a part at two positions of its log.
 * @param of.from 0 for nothing at all
 * @throws when the part is unknown, or its log cannot be read
 */
async function changesBetween(
	db: Db,
	template: Template,
	of: { readonly part: string; readonly from: number; readonly to: number },
): Promise<AuthoredChanges> {
	const { spec } = await shapeOf(db, template, of.part);
	const doc = new Y.Doc();
	let before: PartSnapshot | null = null;
	let touches: Touches<Wrote | null> | null = null;
	let who: Wrote | null = null;
	for await (const { update, row } of replay(db, of.part, of.from)) {
		// A folded row that reaches beyond counts as after: what is shown then is more, never less.
		if (row !== null && row.seq > of.from) {
			if ((row.first ?? row.seq) > of.to) {
				break;
			}
			before ??= snapshotOf(doc, spec);
			touches ??= watchTouches(doc, spec, () => who);
			who = row.seat === null ? null : { seat: row.seat, at: row.at };
		}
		Y.applyUpdate(doc, update);
	}
	const after = snapshotOf(doc, spec);
	const changes = compareSnapshots(before ?? after, after, spec);
	doc.destroy();
	return { changes, by: authorsOf(changes, touches) };
}

/** A part's content at a position of its log. */
async function stateAt(db: Db, template: Template, of: { readonly part: string; readonly seq: number }): Promise<PartState> {
	const { part, spec } = await shapeOf(db, template, of.part);
	const doc = new Y.Doc();
	for await (const { update, row } of replay(db, of.part, of.seq)) {
		if (row !== null && row.seq > of.seq) {
			break;
		}
		Y.applyUpdate(doc, update);
	}
	const content = readPart(doc, { template: template.key, key: part.key, body: part.body, spec });
	const snapshot = snapshotOf(doc, spec);
	doc.destroy();
	return { content, hash: contentHashOf(content, sha256Hex), snapshot };
}

async function shapeOf(db: Db, template: Template, id: string): Promise<{ part: PartRow; spec: PartSpec }> {
	const part = await findPart(db, id);
	const spec = part === null ? null : partSpecOf(template, part);
	if (part === null || spec === null) {
		throw new Error(`no part ${id}`);
	}
	return { part, spec };
}

/** The log from its beginning, or from a checkpoint at or below a position; the checkpoint is no row. */
async function* replay(
	db: Db,
	part: string,
	from: number,
): AsyncGenerator<{ readonly update: Uint8Array; readonly row: PartUpdateRow | null }> {
	const checkpoint = await checkpointUpTo(db, part, from);
	if (checkpoint !== null) {
		yield { update: bytesOf(checkpoint.bytes), row: null };
	}
	for await (const row of logRows(db, part, checkpoint?.seq ?? 0)) {
		if (sha256(row.bytes) !== row.sha256) {
			throw new Error(`log of part ${part} is damaged at ${row.seq}`);
		}
		yield { update: bytesOf(row.bytes), row };
	}
}

function authorsOf(changes: PartChanges, touches: Touches<Wrote | null> | null): AuthoredChanges['by'] {
	const of = (from: ReadonlyMap<string, Wrote | null> | undefined, ...keys: (string | null)[]): Wrote | null => {
		for (const key of keys) {
			const found = key === null ? undefined : from?.get(key);
			if (found !== undefined) {
				return found;
			}
		}
		return null;
	};
	return {
		blocks: changes.blocks.map(({ before, after }) => of(touches?.blocks, after, before)),
		fields: changes.fields.map(({ key }) => of(touches?.fields, key)),
		rows: changes.rows.map(({ table, row, cells }) => {
			const whole = of(touches?.rows, cellKey(table, row));
			return { row: whole, cells: cells.map(({ key }) => of(touches?.cells, cellKey(table, row, key)) ?? whole) };
		}),
	};
}
