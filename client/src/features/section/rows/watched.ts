import { fieldsOf, rowsOf, tableOf } from '@renkei/part-doc';
import type { Scalar } from '@renkei/plan';
import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { BlockRow } from './block.ts';

interface Observable {
	observeDeep(callback: () => void): void;
	unobserveDeep(callback: () => void): void;
}

/** A cached reading of a shared type, read anew only after it changed: React asks for snapshots far more often. */
function watched<T>(target: Observable, read: () => T): { subscribe(changed: () => void): () => void; snapshot(): T } {
	let cached: { readonly value: T } | null = null;
	return {
		subscribe(changed) {
			// Whatever happened between the first reading and now has not been told.
			cached = null;
			const forget = () => {
				cached = null;
				changed();
			};
			target.observeDeep(forget);
			return () => target.unobserveDeep(forget);
		},
		snapshot() {
			cached ??= { value: read() };
			return cached.value;
		},
	};
}

const nothing: readonly BlockRow[] = [];
const absent = { subscribe: () => () => undefined, snapshot: () => nothing };

/** Rows of one table, deleted ones included, of a document that may not be here yet. */
export function useRowsIn(doc: Y.Doc | null, table: string): readonly BlockRow[] {
	const source = useMemo(
		() => (doc === null ? absent : watched<readonly BlockRow[]>(tableOf(doc, table), () => rowsOf(doc, table))),
		[doc, table],
	);
	return useSyncExternalStore(source.subscribe, source.snapshot);
}

/** The scalar fields of a part. */
export function useFields(doc: Y.Doc): Readonly<Record<string, Scalar>> {
	const source = useMemo(() => watched(fieldsOf(doc), () => Object.fromEntries(fieldsOf(doc).entries())), [doc]);
	return useSyncExternalStore(source.subscribe, source.snapshot);
}
