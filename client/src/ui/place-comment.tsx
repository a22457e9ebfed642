import './place-comment.css';
import type { KeyboardEvent } from 'react';
import { Icon } from './icon.tsx';
import { isComposing } from './ime.ts';

/** Keys of a comment on the place in which one is: Ctrl+Alt+M, never while composing. */
export function isCommentKey(event: Parameters<typeof isComposing>[0] & { ctrlKey: boolean; altKey: boolean; code: string }) {
	return event.ctrlKey && event.altKey && event.code === 'KeyM' && !isComposing(event);
}

/** The thread that a press leads to: the first of the place, or the one after that which is shown already. */
export function threadToOpen(threads: readonly string[], active: string | null): string | null {
	const at = active === null ? -1 : threads.indexOf(active);
	return threads[(at + 1) % threads.length] ?? null;
}

export interface PlaceCommentProps {
	/** What the button does, with the name of the place. */
	readonly name: string;
	/** Ids of the place's open threads. */
	readonly threads: readonly string[];
	/** The thread that is shown as active, wherever it stands. */
	readonly active: string | null;
	/** Begins a comment; null where this seat may not. */
	readonly onComment: (() => void) | null;
	readonly onThread: (thread: string) => void;
	/** Key by which arrows find it among its neighbours, and whether it is their stop of the Tab key. */
	readonly among?: { readonly place: string; readonly tabStop: boolean };
}

/**
 * The button of a field or a computed figure for its comments: it begins one, or leads to those that are open. It is seen
 * where somebody points or works, and always where comments are open. Its threads find the place by `data-threads`.
 */
export function PlaceComment({ name, threads, active, onComment, onThread, among }: PlaceCommentProps) {
	const next = threadToOpen(threads, active);
	if (next === null && onComment === null) {
		return null;
	}
	const classes = [
		'ui-place',
		next === null ? '' : 'ui-place--open',
		active !== null && threads.includes(active) ? 'ui-place--active' : '',
	];
	return (
		<button
			type="button"
			className={classes.join(' ').trim()}
			aria-label={name}
			title={name}
			aria-keyshortcuts="Control+Alt+M"
			data-threads={threads.length === 0 ? undefined : threads.join(' ')}
			data-place={among?.place}
			tabIndex={among === undefined || among.tabStop || threads.length > 0 ? 0 : -1}
			onClick={() => (next === null ? onComment?.() : onThread(next))}
			onKeyDown={(event: KeyboardEvent) => {
				if (isCommentKey(event)) {
					event.preventDefault();
					event.stopPropagation();
					onComment?.();
				}
			}}
		>
			<Icon name="comment" />
			{threads.length === 0 ? null : <span className="ui-number">{threads.length}</span>}
		</button>
	);
}
