import type { ThreadView } from '@renkei/api';

/** How an inquiry to a body stands. */
export interface InquiryState {
	readonly kind: 'waiting' | 'answered';
	readonly thread: string;
	/** Time of the last word (ISO 8601). */
	readonly at: string;
}

/** The latest open question of the 代表団体 on the whole of a body's part, or null. */
export function inquiryState(
	threads: readonly ThreadView[],
	{ part, body, representative }: { readonly part: string; readonly body: string; readonly representative: string | null },
): InquiryState | null {
	const asked = threads.filter(
		(thread) =>
			thread.part === part &&
			thread.state === 'open' &&
			thread.kind === 'question' &&
			thread.place.kind === 'part' &&
			thread.comments[0]?.author.party.code === representative,
	);
	const states = asked.flatMap(({ id, comments }): InquiryState[] => {
		const last = comments.at(-1);
		const kind = last?.author.party.code === body ? 'answered' : 'waiting';
		return last === undefined ? [] : [{ kind, thread: id, at: last.at }];
	});
	return states.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}
