import {
	addRows,
	deleteRow,
	moveRow,
	type NewRow,
	type Row,
	restoreRow,
	rowsOf,
	setCell,
	tableOf,
	valueAt,
} from '@renkei/part-doc';
import type { Scalar } from '@renkei/plan';
import type * as Y from 'yjs';
import type { ValueColumn } from '../column-plan.ts';
import type { Entry } from '../values/entry.ts';
import { type EntryEvent, type EntryState, entryStep } from '../values/entry-state.ts';
import { CellStates } from './cell-states.ts';
import { GridSteps, type Step } from './grid-steps.ts';
import { type GridLine, type GridSource, lineKey } from './lines.ts';
import { OwnValues } from './own-values.ts';
import type { PastePlan } from './paste-plan.ts';
import { Told } from './told.ts';

/**
 * The working side of one grid: what is typed and not yet written, what was written and lost against another's value,
 * and every change as one step that can be undone. The documents stay the truth; the screen is told when to look again.
 */
export class GridDesk {
	readonly #table: string;
	readonly #newId: () => string;
	readonly #sources = new Map<string, GridSource>();
	readonly #steps: GridSteps;
	readonly #blanks = new Map<string, string>();
	readonly #states = new CellStates();
	readonly #own: OwnValues;
	readonly told = new Told();
	/** The cell that was typed into last: somebody else may change it meanwhile. */
	#typed: { readonly line: GridLine; readonly column: ValueColumn; readonly read: (text: string) => Entry } | null = null;

	/** @param newId makes row ids */
	constructor(table: string, newId: () => string) {
		this.#table = table;
		this.#steps = new GridSteps(table);
		this.#own = new OwnValues(table);
		this.#newId = newId;
	}

	/** Id of the row that stands ready in a part. */
	blankOf(part: string): string {
		const known = this.#blanks.get(part) ?? this.#newId();
		this.#blanks.set(part, known);
		return known;
	}

	/** Takes in what the parts hold now: values that others replaced are noticed here. */
	take(sources: readonly GridSource[]): void {
		this.#sources.clear();
		for (const source of sources) {
			this.#sources.set(source.part.id, source);
			this.#steps.watch(source.part.id, source.open?.editable === true ? source.open.doc : null);
		}
		let changed = this.#lookAtTyped();
		for (const { part, row, column, value } of this.#own.lost((of) => this.#sources.get(of)?.open?.doc)) {
			if (this.#states.get(lineKey(part, row), column).kind === 'settled') {
				this.#states.set(lineKey(part, row), column, { kind: 'offered', mine: value });
				changed = true;
			}
		}
		if (changed) {
			this.told.changed();
		}
	}

	/** Somebody changed the cell in which this person types: who types is told, and chooses. */
	#lookAtTyped(): boolean {
		if (this.#typed === null) {
			return false;
		}
		const { line, column, read } = this.#typed;
		const before = this.#states.get(line.key, column.key);
		const value = this.#valueOf(line.part, line.row.id, column.key);
		const { state } = value === undefined ? { state: before } : entryStep(before, { kind: 'changed' }, value, read);
		this.#states.set(line.key, column.key, state);
		return state !== before;
	}

	/** The value of a cell in its document; undefined when its row is not there. Rows on the screen may be a moment old. */
	#valueOf(part: string, row: string, column: string): Scalar | null | undefined {
		const doc = this.#sources.get(part)?.open?.doc;
		return doc === undefined ? undefined : valueAt(doc, { table: this.#table, row, column });
	}

	/** What stands in cells beside their values; only the desk changes it. */
	get states(): Pick<CellStates, 'get' | 'wordsOf' | 'held'> {
		return this.#states;
	}

	/** An event of one cell, with the reader of its text. */
	happen(line: GridLine, column: ValueColumn, event: EntryEvent, read: (text: string) => Entry): EntryState {
		const value = this.#valueOf(line.part, line.row.id, column.key) ?? null;
		const step = entryStep(this.#states.get(line.key, column.key), event, value, read);
		this.#states.set(line.key, column.key, step.state);
		this.#typed = { line, column, read };
		if (step.write !== undefined) {
			// Typing began while the part was open. If it was shut meanwhile, the server refuses the words and they become a draft.
			this.#put(line, column.key, step.write.value, 'typed');
		}
		this.told.changed();
		return step.state;
	}

	/** Writes what was being typed when its line went away: a deleted row keeps its cells, and comes back with them. */
	settleTyped(): void {
		if (this.#typed === null) {
			return;
		}
		const { line, column, read } = this.#typed;
		const { kind } = this.#states.get(line.key, column.key);
		const there = this.#valueOf(line.part, line.row.id, column.key) !== undefined;
		if (there && (kind === 'typing' || kind === 'contested')) {
			this.happen(line, column, { kind: 'finished', leaves: true }, read);
		}
	}

	/** Writes one cell as one step. */
	write(line: GridLine, column: string, value: Scalar | null): void {
		this.#put(line, column, value, 'new');
	}

	#put(line: GridLine, column: string, value: Scalar | null, began: 'new' | 'typed'): void {
		if (line.blank && value === null) {
			return;
		}
		const { part, row } = line;
		this.#step({ part, faults: [] }, (doc) => this.#fill(doc, line, [[column, value]]), began);
		this.#remember(part, row.id, column, value);
	}

	/** Empties cells as one step; lines of parts that this seat may not write stay. */
	clear(lines: readonly GridLine[], columns: readonly ValueColumn[]): void {
		const writable = lines.filter((line) => line.editable);
		for (const line of writable) {
			for (const { key } of columns) {
				this.#states.set(line.key, key, { kind: 'settled' });
			}
		}
		for (const [part, own] of Map.groupBy(
			writable.filter((line) => !line.blank),
			(line) => line.part,
		)) {
			this.#step({ part, faults: [] }, (doc) => {
				for (const line of own) {
					for (const { key } of columns) {
						if (line.row.cells[key] !== undefined) {
							setCell(doc, this.#table, line.row.id, key, null);
						}
					}
				}
			});
		}
		this.told.changed();
	}

	/**
	 * Does what a paste plans, as one step. Texts that are no values stand in their cells, unwritten.
	 * @returns keys of the lines that were pasted into, in order
	 */
	paste(plan: PastePlan): readonly string[] {
		const ids = plan.targets.map((target) => (target.kind === 'line' ? target.line.row.id : this.#newId()));
		const keys = ids.map((id) => lineKey(plan.part, id));
		const faults = plan.faults.map(({ at, column }) => ({ line: keys[at] as string, column: column.key }));
		this.#step({ part: plan.part, faults }, (doc) => {
			const added: NewRow[] = [];
			const byLine = Map.groupBy(plan.values, ({ at }) => at);
			for (const [at, target] of plan.targets.entries()) {
				const values = (byLine.get(at) ?? []).map(({ column, value }) => [column.key, value] as const);
				if (target.kind === 'line') {
					this.#fill(doc, target.line, values);
				} else {
					const cells = Object.fromEntries(values.filter((one): one is [string, Scalar] => one[1] !== null));
					added.push({ id: ids[at] as string, cells });
				}
			}
			if (added.length > 0) {
				addRows(doc, this.#table, added, this.#lastRow(plan.part));
			}
		});
		for (const { at, column, value } of plan.values) {
			this.#remember(plan.part, ids[at] as string, column.key, value);
		}
		for (const { at, column } of plan.cells) {
			this.#states.set(keys[at] as string, column.key, { kind: 'settled' });
		}
		for (const { at, column, text, fault } of plan.faults) {
			this.#states.set(keys[at] as string, column.key, { kind: 'refused', text, fault });
		}
		this.told.changed();
		return keys;
	}

	/** Adds an empty row behind a line (null: at the end of the part). @returns its line's key */
	addRow(part: string, after: GridLine | null): string {
		const id = this.#newId();
		const behind = after === null || after.blank ? this.#lastRow(part) : after.row.id;
		this.#step({ part, faults: [] }, (doc) => addRows(doc, this.#table, [{ id, cells: {} }], behind));
		return lineKey(part, id);
	}

	/** Marks a row as deleted; it can be brought back. */
	removeRow({ part, row }: GridLine): void {
		this.#step({ part, faults: [] }, (doc) => deleteRow(doc, this.#table, row.id));
	}

	/** Brings a deleted row back. */
	restoreRow(part: string, row: string): void {
		this.#step({ part, faults: [] }, (doc) => restoreRow(doc, this.#table, row));
	}

	/** Moves a row one place among those of its part. @returns whether there was a place to go to */
	moveRow({ part, at, row, blank }: GridLine, direction: 'up' | 'down'): boolean {
		const alive = this.#alive(part);
		const behind = direction === 'up' ? at - 2 : at + 1;
		if (blank || behind >= alive.length || (direction === 'up' && at === 0)) {
			return false;
		}
		this.#step({ part, faults: [] }, (doc) => moveRow(doc, this.#table, row.id, alive[behind]?.id ?? null));
		return true;
	}

	/** Takes the last step back, or does it again. @returns `replaced` where others have written over all of it since */
	goBack(how: 'undo' | 'redo'): 'done' | 'replaced' | 'none' {
		const step = this.#steps.go(how);
		if (step === null) {
			return 'none';
		}
		for (const { line, column } of step.faults) {
			this.#states.set(line, column, { kind: 'settled' });
		}
		// One's own step back is nobody else's value.
		this.#own.forget();
		this.told.changed();
		return step.did ? 'done' : 'replaced';
	}

	/** Whether there is a step to take back, and one to do again. */
	get can(): { readonly undo: boolean; readonly redo: boolean } {
		return this.#steps.can;
	}

	/** Lets go of the documents. */
	close(): void {
		this.#steps.close();
	}

	#step(step: Step, change: (doc: Y.Doc) => void, began: 'new' | 'typed' = 'new'): void {
		const open = this.#sources.get(step.part)?.open ?? null;
		if (open !== null && (open.editable || began === 'typed')) {
			this.#steps.make(step, open.doc, () => change(open.doc));
			this.told.changed();
		}
	}

	/** Sets cells of a line; the ready row comes into being with them. */
	#fill(doc: Y.Doc, line: GridLine, values: readonly (readonly [string, Scalar | null])[]): void {
		// The line on the screen may be a moment old: two values in a row must not make the row twice.
		if (line.blank && !tableOf(doc, this.#table).has(line.row.id)) {
			const cells = Object.fromEntries(values.filter((one): one is [string, Scalar] => one[1] !== null));
			addRows(doc, this.#table, [{ id: line.row.id, cells }], this.#lastRow(line.part));
			this.#blanks.set(line.part, this.#newId());
			return;
		}
		for (const [column, value] of values) {
			setCell(doc, this.#table, line.row.id, column, value);
		}
	}

	#remember(part: string, row: string, column: string, value: Scalar | null): void {
		const doc = this.#sources.get(part)?.open?.doc;
		if (doc !== undefined) {
			this.#own.remember(doc, { part, row, column, value });
		}
	}

	#alive(part: string): readonly Row[] {
		const open = this.#sources.get(part)?.open ?? null;
		return open === null ? [] : rowsOf(open.doc, this.#table).filter((row) => !row.deleted);
	}

	#lastRow(part: string): string | null {
		return this.#alive(part).at(-1)?.id ?? null;
	}
}
