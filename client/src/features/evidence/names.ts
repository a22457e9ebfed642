import type { PartEvidenceView } from '@renkei/api';
import { clockTime, longDate } from '../../text/dates.ts';
import type { Language } from '../../text/language.tsx';

/** The name of a body as the plan has it. */
export function bodyName({ parties }: Pick<PartEvidenceView, 'parties'>, code: string): string {
	return parties.find((party) => party.code === code)?.name ?? code;
}

/** 令和8年11月24日（火） 14:20: whoever looks at records years later needs the year. */
export function wholeTime(iso: string, language: Language): string {
	return `${longDate(iso, language)} ${clockTime(iso)}`;
}

/** Which of the frozen words these are, from 1; 0 for words that were never frozen. */
export function numberOf(
	{ versions }: Pick<PartEvidenceView, 'versions'>,
	words: { readonly seq: number; readonly contentHash: string },
): number {
	return versions.findIndex(({ seq, contentHash }) => seq === words.seq && contentHash === words.contentHash) + 1;
}
