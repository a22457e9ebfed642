import type { ReviewSeat, ThreadFacts } from '@renkei/plan';
import type { Discussion } from '../../storage/discussion.ts';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { CommentRow, ThreadRow } from '../../storage/tables.ts';

/** An open thread and whose word it waits for. */
export interface OpenThread extends Pick<ThreadFacts, 'startedBy' | 'to'> {
	readonly id: string;
	readonly part: string;
	/** Words of the text that it is about; a bare value of a cell would tell nobody what is asked. */
	readonly quote: string | null;
	/** Its first comment that was not deleted. */
	readonly text: string;
	readonly lastBy: ReviewSeat;
	/** Seats that were named and have not spoken since. */
	readonly mentioned: readonly string[];
	/** ISO date in Japan by which an answer is asked for. */
	readonly due: string | null;
	/** Time of the last comment (ISO 8601). */
	readonly at: string;
}

/** The open ones among threads, oldest word first. Comments stand in the order of time; a deleted one is no word. */
export function openThreads(
	threads: readonly ThreadRow[],
	{ comments, mentions }: Pick<Discussion, 'comments' | 'mentions'>,
	seats: ReadonlyMap<string, HeldSeat>,
): OpenThread[] {
	const perThread = Map.groupBy(comments, (comment) => comment.thread);
	const speakerOf = (comment: CommentRow | undefined): ReviewSeat | null => {
		const seat = seats.get(comment?.seat ?? '');
		return seat === undefined ? null : { seat: seat.id, party: seat.party.code };
	};
	return threads
		.filter((thread) => thread.state === 'open')
		.flatMap((thread) => {
			const said = perThread.get(thread.id) ?? [];
			const living = said.filter((comment) => comment.deleted_at === null);
			const [first] = living;
			const last = living.at(-1);
			// Who began it stays who began it, also when the first words are gone.
			const [startedBy, lastBy] = [speakerOf(said[0]), speakerOf(last)];
			if (first === undefined || last === undefined || startedBy === null || lastBy === null) {
				return [];
			}
			const { id, part, due } = thread;
			const quote = thread.place === null ? thread.quote : null;
			const to = thread.to_party === null ? null : { party: thread.to_party, seat: thread.to_seat };
			const mentioned = living.flatMap((comment, at) =>
				(mentions.get(comment.id) ?? [])
					.map(({ seat }) => seat)
					.filter((seat) => !living.slice(at + 1).some((later) => later.seat === seat)),
			);
			return [{ id, part, quote, text: first.text, startedBy, lastBy, to, mentioned, due, at: last.at }];
		})
		.sort((a, b) => (a.at < b.at ? -1 : 1));
}
