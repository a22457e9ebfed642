import type { PartChangesView, PlanChangesView, PlanView, SectionView } from '@renkei/api';

export type ChangedPart = PlanChangesView['parts'][number];

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
