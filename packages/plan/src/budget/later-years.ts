import type { PartContent, Scalar } from '../canonical.ts';
import { memberBodies, type Party, type PartyCode } from '../parties/types.ts';

/** What one body pays in one year after the start, in whole yen, and from what. */
export interface YearCost {
	/** 「1年目」 and so on, as chosen. */
	readonly year: string;
	readonly cost: number;
	/** 財源; null when it is not said. */
	readonly funding: string | null;
	/** What it replaces, in whole yen. */
	readonly saving: number;
}

/** Running cost of a body by year; without rows when it has not answered. */
export interface BodyYears {
	readonly code: PartyCode;
	readonly years: readonly YearCost[];
}

const yenOf = (value: Scalar | undefined): number => (typeof value === 'number' ? Math.round(value * 1_000) : 0);

/**
 * Reads 14 自走・維持費 by body and year.
 * @param contents of section 14; others are passed over
 */
export function laterYears(parties: readonly Party[], contents: readonly PartContent[]): BodyYears[] {
	return memberBodies(parties).map(({ code }) => {
		const part = contents.find(({ key, body }) => key === '14' && body === code);
		const rows = part?.tables.find(({ key }) => key === 'running-costs')?.rows ?? [];
		const years = rows
			.filter((row) => typeof row.year === 'string')
			.map((row) => ({
				year: row.year as string,
				cost: yenOf(row.cost),
				funding: typeof row.funding === 'string' ? row.funding : null,
				saving: yenOf(row.saving),
			}));
		return { code, years: years.sort((a, b) => (a.year < b.year ? -1 : 1)) };
	});
}
