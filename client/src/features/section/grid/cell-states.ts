import type { ValueColumn } from '../column-plan.ts';
import type { EntryState } from '../values/entry-state.ts';

const settled: EntryState = { kind: 'settled' };

/** What stands in cells beside their values: typed and not written, no value at all, or lost against somebody else's. */
export class CellStates {
	readonly #lines = new Map<string, Map<string, EntryState>>();

	get(line: string, column: string): EntryState {
		return this.#lines.get(line)?.get(column) ?? settled;
	}

	/** Written is written: whether it lasts is seen by who followed it, so that state is no more than settled here. */
	set(line: string, column: string, state: EntryState): void {
		const cells = this.#lines.get(line) ?? new Map<string, EntryState>();
		if (state.kind === 'settled' || state.kind === 'written') {
			cells.delete(column);
		} else {
			cells.set(column, state);
		}
		if (cells.size === 0) {
			this.#lines.delete(line);
		} else {
			this.#lines.set(line, cells);
		}
	}

	/** Says the same as long as nothing of the line's cells changed. */
	wordsOf(line: string, columns: readonly ValueColumn[]): string {
		const cells = this.#lines.get(line);
		return cells === undefined ? '' : JSON.stringify(columns.map(({ key }) => cells.get(key) ?? null));
	}

	/** Texts of these lines that are in no document: being typed, or no values; null for none. */
	held(lines: ReadonlySet<string>): 'typing' | 'unreadable' | null {
		const kinds = new Set(
			[...this.#lines].flatMap(([line, cells]) => (lines.has(line) ? [...cells.values()].map(({ kind }) => kind) : [])),
		);
		return kinds.has('typing') || kinds.has('contested') ? 'typing' : kinds.has('refused') ? 'unreadable' : null;
	}
}
