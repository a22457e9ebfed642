import type { LedgerView } from '@renkei/api';
import type { ledgerText } from '../../text/ledger.ts';
import type { listText } from '../../text/status.ts';
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

/** What an entry is. Of an act of signing it says which: a 確認 is no 決裁, and a 差戻し no 同意. */
export function kindOf(
	{ kind, said }: Pick<Entry, 'kind' | 'said'>,
	t: Pick<(typeof ledgerText)['ja'], 'kinds' | 'acts'>,
	lists: Pick<(typeof listText)['ja'], 'capacity' | 'verdict'>,
): string {
	return said === null
		? (t.kinds[kind] ?? kind)
		: t.acts[said.act](lists.capacity[said.capacity] ?? said.capacity, lists.verdict[said.verdict ?? ''] ?? '');
}
