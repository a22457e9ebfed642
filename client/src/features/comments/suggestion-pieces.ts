import type { ThreadView } from '@renkei/api';
import { proposalPieces } from '@renkei/part-doc';
import type { Piece } from '@renkei/plan';

/** What a suggestion takes away and brings, as it is read; nothing for one of a whole part. */
export function suggestionPieces(thread: Pick<ThreadView, 'quote' | 'replacement' | 'value'>): readonly Piece[] {
	const { quote, replacement, value } = thread;
	if (replacement !== null) {
		return proposalPieces(quote ?? '', replacement);
	}
	if (value === null) {
		return [];
	}
	// A figure is one word: its digits are not compared one by one.
	const pieces: Piece[] = [
		{ kind: 'removed', text: quote ?? '' },
		{ kind: 'added', text: value.words },
	];
	return pieces.filter(({ text }) => text !== '');
}

/** Whether somebody proposes something here that can be accepted. */
export function proposes(thread: Pick<ThreadView, 'kind' | 'replacement' | 'value' | 'whole'>): boolean {
	return thread.kind === 'suggestion' && (thread.replacement !== null || thread.value !== null || thread.whole !== null);
}

/** What a button calls a suggestion: the words it is for, or else the ones it brings. */
export function nameOfSuggestion({ quote, replacement, value, place }: ThreadView): string {
	const words = place.title !== '' ? place.title : quote !== null && quote !== '' ? quote : (replacement ?? value?.words ?? '');
	const letters = [...words.replace(/\s+/g, ' ').trim()];
	return letters.length > 20 ? `${letters.slice(0, 20).join('')}…` : letters.join('');
}
