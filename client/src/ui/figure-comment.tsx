import { PlaceComment } from './place-comment.tsx';

/** A computed figure that can be commented on: what people call it, and its value as shown, empty where there is none. */
export interface Figure {
	readonly key: string;
	readonly title: string;
	readonly quote: string;
}

/** The comments on the computed figures of a part, and what can be done with them. */
export interface FigureComments {
	/** Ids of open threads by the key of the figure. */
	readonly open: ReadonlyMap<string, readonly string[]>;
	readonly active: string | null;
	/** Null where this seat may not comment. */
	readonly onComment: ((figure: Figure) => void) | null;
	readonly onThread: (thread: string) => void;
}

const none: readonly string[] = [];

/** The button of one figure in a table of them. */
export function FigureComment({
	figure,
	comments,
	words,
	tabStop,
}: {
	figure: Figure;
	comments: FigureComments;
	words: { readonly figureComment: (title: string) => string; readonly figureSee: (title: string, count: number) => string };
	tabStop: boolean;
}) {
	const { open, active, onComment, onThread } = comments;
	const threads = open.get(figure.key) ?? none;
	return (
		<PlaceComment
			name={threads.length === 0 ? words.figureComment(figure.title) : words.figureSee(figure.title, threads.length)}
			threads={threads}
			active={active}
			onComment={onComment === null ? null : () => onComment(figure)}
			onThread={onThread}
			among={{ place: figure.key, tabStop }}
		/>
	);
}
