import type { PartChangesView, PlanChangesView, PlanView, SectionView } from '@renkei/api';

export type ChangedPart = PlanChangesView['parts'][number];
export type BlockChangeView = PartChangesView['blocks'][number];
export type ValueChangeView = PartChangesView['fields'][number];
export type RowChangeView = PartChangesView['rows'][number];

/** The parts of one section that differ. */
export interface SectionGroup {
	readonly key: string;
	/** Undefined where the plan on this screen does not have the section (yet). */
	readonly section: SectionView | undefined;
	readonly parts: readonly ChangedPart[];
}

/** What differs, section by section in plan order. @param only key of the one section that is asked for */
export function groupsOf(plan: PlanView, parts: readonly ChangedPart[], only?: string): readonly SectionGroup[] {
	const keys = [...new Set(parts.map(({ key }) => key))].filter((key) => only === undefined || key === only);
	return keys.map((key) => ({
		key,
		section: plan.sections.find((section) => section.key === key),
		parts: parts.filter((part) => part.key === key),
	}));
}

/** 「02 地域課題・現状」; the walled kinds have no number. */
export function groupName({ key, section }: SectionGroup): string {
	return section === undefined ? key : /^\d/.test(key) ? `${key} ${section.title}` : section.title;
}

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

/** The place after or before one; at the ends it goes round. Undefined where nothing changed. */
export function neighbour(places: readonly string[], current: string | null, step: 1 | -1): string | undefined {
	const at = current === null ? -1 : places.indexOf(current);
	if (at < 0) {
		return step === 1 ? places[0] : places.at(-1);
	}
	return places[(at + step + places.length) % places.length];
}

/**
 * Up to where these parts have been looked at: where their words were on screen, exactly as far as those went, for somebody
 * may have written on since.
 */
export function seenOf(
	parts: readonly ChangedPart[],
	shown: (part: string) => Pick<PartChangesView, 'to'> | undefined,
): { part: string; seq: number }[] {
	return parts.map(({ part, to }) => ({ part, seq: shown(part)?.to ?? to })).filter(({ seq }) => seq > 0);
}
