import type { Scalar } from '../canonical.ts';

/** What a block of words is: a paragraph, a heading, or an item of a list. */
export const blockKinds = ['paragraph', 'heading', 'item'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** One block of words as it stands at a position of the log. */
export interface Block {
	/** The same for as long as the block lives; a split, cut or pasted block is another. */
	readonly id: string;
	readonly kind: BlockKind;
	/** Its words; '\n' for a hard break. */
	readonly text: string;
	/** Everything that is shown of it besides its words: level, list, marks. Equal forms look equal. */
	readonly form: string;
}

/** A row that is there, by its id. */
export interface SnapshotRow {
	readonly id: string;
	readonly cells: Readonly<Record<string, Scalar>>;
}

/** A part at one position of its log, with what its canonical content leaves out: which block and row is which. */
export interface PartSnapshot {
	readonly blocks: readonly Block[];
	readonly fields: Readonly<Record<string, Scalar>>;
	/** Tables in the order of the template, rows in their order; deleted ones are not there. */
	readonly tables: readonly { readonly key: string; readonly rows: readonly SnapshotRow[] }[];
}

export const pieceKinds = ['same', 'added', 'removed'] as const;
/** A stretch of words that stayed, came or went. */
export interface Piece {
	readonly kind: (typeof pieceKinds)[number];
	readonly text: string;
}

/**
 * What became of a block. `moved`: its words stand elsewhere; `form`: only how it looks changed. Pieces in the order in
 * which they are read: of a changed block both the old words and the new ones.
 */
export const blockChangeKinds = ['same', 'added', 'removed', 'changed', 'moved', 'form'] as const;
export interface BlockChange {
	readonly kind: (typeof blockChangeKinds)[number];
	readonly block: BlockKind;
	readonly pieces: readonly Piece[];
	/** {@link Block.id} before and after; null where it was not there. */
	readonly before: string | null;
	readonly after: string | null;
}

/** A field or cell with another value. Null where it was or is empty. */
export interface ValueChange {
	/** Key of the field or column. */
	readonly key: string;
	readonly before: Scalar | null;
	readonly after: Scalar | null;
}

export const rowChangeKinds = ['added', 'removed', 'changed', 'moved'] as const;
/** What became of a row: an added or removed one with all its values, a changed one with those that changed. */
export interface RowChange {
	readonly kind: (typeof rowChangeKinds)[number];
	readonly table: string;
	readonly row: string;
	/** Position among the rows, from 1: now, of a removed one before. */
	readonly number: number;
	readonly cells: readonly ValueChange[];
}

/** What changed in a part between two positions of its log. */
export interface PartChanges {
	/** Blocks in the order of the newer text, removed ones where they stood; those that stayed too. */
	readonly blocks: readonly BlockChange[];
	/** In the order of the template. */
	readonly fields: readonly ValueChange[];
	readonly rows: readonly RowChange[];
}
