import type { PartChangesView } from '@renkei/api';

export type BlockChangeView = PartChangesView['blocks'][number];
export type ValueChangeView = PartChangesView['fields'][number];
export type RowChangeView = PartChangesView['rows'][number];

/** A block that is drawn, or neighbours that have stayed and are folded away. */
export type BlockRun =
	| { readonly kind: 'change'; readonly change: BlockChangeView; readonly at: number }
	| { readonly kind: 'same'; readonly blocks: readonly BlockChangeView[]; readonly at: number };

/** Blocks with their neighbours that stayed; nothing where all have stayed. `at`: place of the (first) block. */
export function runsOf(blocks: readonly BlockChangeView[]): readonly BlockRun[] {
	if (blocks.every(({ kind }) => kind === 'same')) {
		return [];
	}
	const runs: BlockRun[] = [];
	for (const [at, change] of blocks.entries()) {
		const last = runs.at(-1);
		if (change.kind !== 'same') {
			runs.push({ kind: 'change', change, at });
		} else if (last?.kind === 'same') {
			runs[runs.length - 1] = { ...last, blocks: [...last.blocks, change] };
		} else {
			runs.push({ kind: 'same', blocks: [change], at });
		}
	}
	return runs;
}

/** Names of the places where something changed; each is the end of an element's id. */
export const placeOf = {
	block: (part: string, at: number) => `${part}-b${at}`,
	field: (part: string, key: string) => `${part}-f-${key}`,
	row: (part: string, { table, row }: Pick<RowChangeView, 'table' | 'row'>) => `${part}-r-${table}-${row}`,
} as const;

/** Id of the element of a place. */
export const elementOf = (place: string): string => `change-${place}`;

/** The places of a part in the order in which they are drawn: words, fields, rows. */
export function placesOf({ part, blocks, fields, rows }: PartChangesView): readonly string[] {
	return [
		...blocks.flatMap(({ kind }, at) => (kind === 'same' ? [] : [placeOf.block(part, at)])),
		...fields.map(({ key }) => placeOf.field(part, key)),
		...rows.map((row) => placeOf.row(part, row)),
	];
}
