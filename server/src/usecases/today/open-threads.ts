import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { CommentRow, ThreadRow } from '../../storage/tables.ts';

/** An open thread and whose word it waits for. */
export interface OpenThread {
	readonly id: string;
	readonly part: string;
	readonly quote: string | null;
	/** Its first comment. */
	readonly text: string;
	/** Codes of the parties. */
	readonly startedBy: string;
	readonly lastBy: string;
	/** Time of the last comment (ISO 8601). */
	readonly at: string;
}

/** The open ones among threads, oldest word first. Comments stand in the order of time. */
export function openThreads(
	threads: readonly ThreadRow[],
	comments: readonly CommentRow[],
	seats: ReadonlyMap<string, HeldSeat>,
): OpenThread[] {
	const perThread = Map.groupBy(comments, (comment) => comment.thread);
	return threads
		.filter((thread) => thread.state === 'open')
		.flatMap((thread) => {
			const said = perThread.get(thread.id) ?? [];
			const first = said[0];
			const last = said.at(-1);
			const startedBy = seats.get(first?.seat ?? '')?.party.code;
			const lastBy = seats.get(last?.seat ?? '')?.party.code;
			if (first === undefined || last === undefined || startedBy === undefined || lastBy === undefined) {
				return [];
			}
			const { id, part, quote } = thread;
			return [{ id, part, quote, text: first.text, startedBy, lastBy, at: last.at }];
		})
		.sort((a, b) => (a.at < b.at ? -1 : 1));
}
