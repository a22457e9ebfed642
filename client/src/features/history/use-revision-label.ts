import type { RevisionView } from '@renkei/api';
import { dateAndTime } from '../../text/dates.ts';
import { historyText } from '../../text/history.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { isPinned } from './revision-pair.ts';

/** 「第4版 10月9日 16:30 決裁　栗瀬町」: a revision in one line, for a list to choose from. */
export function useRevisionLabel(): (revision: RevisionView) => string {
	const t = useText(historyText);
	const { language } = useLanguage();
	return (revision) =>
		[
			t.number(revision.number),
			dateAndTime(revision.at, language),
			...(isPinned(revision) ? [t.pinned(t.kind[revision.kind], revision.name)] : []),
		].join(' ');
}
