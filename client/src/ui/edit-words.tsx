import './edit-words.css';
import { commonText } from '../text/common.ts';
import { useText } from '../text/language.tsx';
import { VisuallyHidden } from './plain.tsx';

/** Words that came; said before them for whoever sees neither line nor colour. */
export function Inserted({ children }: { children: string }) {
	const t = useText(commonText);
	return (
		<ins className="ui-ins">
			<VisuallyHidden>{t.insertion}</VisuallyHidden>
			{children}
		</ins>
	);
}

/** Words that went. */
export function Deleted({ children }: { children: string }) {
	const t = useText(commonText);
	return (
		<del className="ui-del">
			<VisuallyHidden>{t.deletion}</VisuallyHidden>
			{children}
		</del>
	);
}

/** A stretch of words that stayed, came or went. */
export interface WordPiece {
	readonly kind: 'same' | 'added' | 'removed';
	readonly text: string;
}

/** Old and new words in one line of reading. */
export function EditWords({ pieces }: { pieces: readonly WordPiece[] }) {
	return pieces.map(({ kind, text }, at) => {
		// Pieces have no name but their place, and do not change while they are read.
		const key = `${at} ${kind}`;
		return kind === 'added' ? (
			<Inserted key={key}>{text}</Inserted>
		) : kind === 'removed' ? (
			<Deleted key={key}>{text}</Deleted>
		) : (
			<span key={key}>{text}</span>
		);
	});
}
