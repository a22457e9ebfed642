import type { Piece } from '@renkei/plan';
import { wordPieces } from '../compare/word-pieces.ts';

/** Words that stand between two changes and are fewer than this (letters) do not part them. */
const BRIDGE = 4;

/** Whether words that stayed are too few to part the changes on both sides of them. */
const isBridge = ({ text }: Piece): boolean => [...text].length < BRIDGE && !/[\n。]/.test(text);

/**
 * What a proposal takes away and brings, as it is read: a few letters that stayed between two changes go and come with
 * them, for 「町村ごと一つに分かれなって」 is no sentence. Same and removed pieces give the old text, same and added ones the new.
 */
export function proposalPieces(before: string, after: string): Piece[] {
	const all = wordPieces(before, after);
	const merged: Piece[] = [];
	let removed = '';
	let added = '';
	const close = (): void => {
		merged.push(
			...[
				{ kind: 'removed' as const, text: removed },
				{ kind: 'added' as const, text: added },
			].filter(({ text }) => text !== ''),
		);
		removed = '';
		added = '';
	};
	for (const [no, piece] of all.entries()) {
		const changing = removed !== '' || added !== '';
		if (piece.kind === 'removed') {
			removed += piece.text;
		} else if (piece.kind === 'added') {
			added += piece.text;
		} else if (changing && no < all.length - 1 && isBridge(piece)) {
			removed += piece.text;
			added += piece.text;
		} else {
			close();
			merged.push(piece);
		}
	}
	close();
	return merged;
}
