import type { PartView, PlanView, SectionView } from '@renkei/api';

/** What the section list says of a section, in words: 未着手, 作成中, 凍結, 確認待ち, 全団体決裁済, 失効あり. */
export const sectionStandings = ['untouched', 'drafting', 'frozen', 'waiting', 'decided', 'lapsed'] as const;
export type SectionStanding = (typeof sectionStandings)[number];

const lapsed = (part: PartView) => part.standings.some((standing) => standing.standing === 'lapsed');
const shut = (part: PartView) => part.state !== 'drafting';

/** Where one part stands. */
export function partStanding(part: PartView): SectionStanding {
	return sectionStanding([part]);
}

/**
 * Where a section stands, from those of its parts that this seat may read.
 * A lapse outweighs everything, since it asks a body to act. 凍結 without 確認待ち: somebody else's part is still being
 * written, or nobody's sign-off is asked for (見積).
 */
export function sectionStanding(parts: readonly PartView[]): SectionStanding {
	if (parts.length === 0) {
		return 'untouched';
	}
	if (parts.some(lapsed)) {
		return 'lapsed';
	}
	if (parts.every((part) => part.state === 'decided')) {
		return 'decided';
	}
	if (parts.every(shut)) {
		return parts.some((part) => part.standings.length > 0) ? 'waiting' : 'frozen';
	}
	const trunk = parts.find((part) => part.body === null);
	if (trunk !== undefined && shut(trunk)) {
		return 'frozen';
	}
	return parts.every((part) => part.empty) ? 'untouched' : 'drafting';
}

/** Open threads on a section's parts. */
export function openThreads(section: SectionView): number {
	return section.parts.reduce((total, part) => total + part.openThreads, 0);
}

/** How many places this seat still has to fill in a section: only of the parts that it may write. */
export function missingHere(section: SectionView): number {
	return section.parts.reduce((total, part) => total + (part.may.includes('write') ? part.missing.length : 0), 0);
}

/** Whether a key is one of the 22 sections, not a walled part. */
export function isNumbered(key: string): boolean {
	return /^\d{2}$/.test(key);
}

/** For 「22節のうち4節 決裁済」. */
export function decidedCount(plan: Pick<PlanView, 'sections'>): { readonly decided: number; readonly total: number } {
	const numbered = plan.sections.filter((section) => isNumbered(section.key));
	const decided = numbered.filter((section) => sectionStanding(section.parts) === 'decided');
	return { decided: decided.length, total: numbered.length };
}
