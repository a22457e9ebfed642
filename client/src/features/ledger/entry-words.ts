import type { LedgerView } from '@renkei/api';
import type { todayText } from '../../text/today.ts';

type JournalWords = Pick<(typeof todayText)['ja'], 'draftingOn' | 'draftingOff' | 'suggestOnlyOn' | 'suggestOnlyOff'>;

/** One entry as a seat may know it. */
export type Entry = LedgerView['entries'][number];

/** What an entry says, with the codes of the journal in the words in which today's changes say them. */
export function wordsOf({ kind, words }: Pick<Entry, 'kind' | 'words'>, t: JournalWords): string {
	if (words === null) {
		return '';
	}
	switch (kind) {
		case 'drafting':
			return words === 'allowed' ? t.draftingOn : t.draftingOff;
		case 'suggest-only':
			return words.endsWith(' open') ? t.suggestOnlyOff(words.replace(/ open$/, '')) : t.suggestOnlyOn(words);
		default:
			return words;
	}
}
