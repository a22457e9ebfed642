import type { ThreadView } from '@renkei/api';
import type { AnchorRecord } from '@renkei/part-doc';

/** A thread that is to be marked in the text. */
export interface MarkedThread {
	readonly id: string;
	readonly anchor: AnchorRecord;
	/** Proposed words in place of the quote; null for a comment. */
	readonly replacement: string | null;
}

/** The record by which a thread's words are found; null for a thread without chosen words. */
export function recordOf({ anchor, quote, detached }: Pick<ThreadView, 'anchor' | 'quote' | 'detached'>): AnchorRecord | null {
	if (anchor === null || quote === null) {
		return null;
	}
	const { start, end, words, before, after, twins } = anchor;
	return { start, end, quote, words: words ?? quote, before: before ?? '', after: after ?? '', twins, detached };
}

/** The open threads of a part that stand on words. */
export function markedThreads(threads: readonly ThreadView[]): readonly MarkedThread[] {
	return threads.flatMap((thread) => {
		const anchor = thread.state === 'open' ? recordOf(thread) : null;
		return anchor === null ? [] : [{ id: thread.id, anchor, replacement: thread.replacement }];
	});
}
