import { followed, valueAt, type WriteId, writeOf } from '@renkei/part-doc';
import type { Scalar } from '@renkei/plan';
import type * as Y from 'yjs';

/** A value that this person wrote into a cell. */
export interface OwnValue {
	readonly part: string;
	readonly row: string;
	readonly column: string;
	readonly value: Scalar | null;
}

/** What this person wrote last into each cell, as long as somebody who had not seen it may still replace it. */
export class OwnValues {
	readonly #table: string;
	readonly #values = new Map<string, OwnValue & { readonly write: WriteId | null }>();

	constructor(table: string) {
		this.#table = table;
	}

	/** Called right after the value was written. */
	remember(doc: Y.Doc, value: OwnValue): void {
		const { part, row, column } = value;
		const write = writeOf(doc, { table: this.#table, row, column });
		this.#values.set(JSON.stringify([part, row, column]), { ...value, write });
	}

	/** One's own step back is nobody else's value. */
	forget(): void {
		this.#values.clear();
	}

	/**
	 * Values that were replaced by somebody who had not seen them; each is told once. What was replaced by somebody who
	 * had is no longer watched.
	 */
	lost(docOf: (part: string) => Y.Doc | undefined): readonly OwnValue[] {
		const lost: OwnValue[] = [];
		for (const [key, own] of this.#values) {
			const doc = docOf(own.part);
			const place = { table: this.#table, row: own.row, column: own.column };
			const now = doc === undefined ? undefined : valueAt(doc, place);
			if (doc === undefined || now === undefined || now === own.value) {
				continue;
			}
			this.#values.delete(key);
			if (own.write !== null && !followed(doc, place, own.write)) {
				lost.push(own);
			}
		}
		return lost;
	}
}
