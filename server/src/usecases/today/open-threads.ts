import type { ReviewSeat, ThreadFacts } from '@renkei/plan';
import type { Discussion, Speech, Utterance } from '../../storage/discussion.ts';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { ThreadRow } from '../../storage/tables.ts';

/** Whom an open thread waits for; its words are not asked for. */
export interface AwaitingThread extends Pick<ThreadFacts, 'startedBy' | 'to'> {
	readonly id: string;
	readonly part: string;
	readonly lastBy: ReviewSeat;
	/** Seats that were named and have not spoken since. */
	readonly mentioned: readonly string[];
	/** Time of the last comment (ISO 8601). */
	readonly at: string;
}

/** An open thread and whose word it waits for. */
export interface OpenThread extends AwaitingThread {
	/** Words of the text that it is about; a bare value of a cell would tell nobody what is asked. */
	readonly quote: string | null;
	/** Its first comment that was not deleted. */
	readonly text: string;
	/** ISO date in Japan by which an answer is asked for. */
	readonly due: string | null;
}

/** A name in words that stand, to which its seat has not answered. */
export interface OpenName {
	readonly seat: string;
	/** Id of the comment. */
	readonly comment: string;
}

const isLiving = ({ deleted_at }: Utterance): boolean => deleted_at === null;

/** Names in the comments of one thread to which nobody has answered yet, in the order of time. */
export function openNames(said: readonly Utterance[], mentions: Speech['mentions']): OpenName[] {
	const living = said.filter(isLiving);
	return living.flatMap((comment, at) =>
		(mentions.get(comment.id) ?? [])
			// Whoever writes the own name asks nobody.
			.filter((name) => name.seat !== comment.seat)
			.filter((name) => {
				const later = name.at === null ? living.slice(at + 1) : living.filter((other) => other.at > (name.at ?? ''));
				return !later.some(({ seat }) => seat === name.seat);
			})
			.map(({ seat }) => ({ seat, comment: comment.id })),
	);
}

type Row = Pick<ThreadRow, 'id' | 'part' | 'state' | 'to_party' | 'to_seat'>;

/** The open ones among threads. Comments stand in the order of time; a deleted one is no word. */
export function awaitingThreads(
	threads: readonly Row[],
	{ comments, mentions }: Speech,
	seats: ReadonlyMap<string, HeldSeat>,
): AwaitingThread[] {
	const perThread = Map.groupBy(comments, (comment) => comment.thread);
	const speakerOf = (comment: Utterance | undefined): ReviewSeat | null => {
		const seat = seats.get(comment?.seat ?? '');
		return seat === undefined ? null : { seat: seat.id, party: seat.party.code };
	};
	return threads
		.filter((thread) => thread.state === 'open')
		.flatMap((thread) => {
			const said = perThread.get(thread.id) ?? [];
			const last = said.findLast(isLiving);
			// Who began it stays who began it, also when the first words are gone.
			const [startedBy, lastBy] = [speakerOf(said[0]), speakerOf(last)];
			if (last === undefined || startedBy === null || lastBy === null) {
				return [];
			}
			const { id, part } = thread;
			const to = thread.to_party === null ? null : { party: thread.to_party, seat: thread.to_seat };
			const mentioned = openNames(said, mentions).map(({ seat }) => seat);
			return [{ id, part, startedBy, lastBy, to, mentioned, at: last.at }];
		});
}

/** The open ones among threads with what they are about, oldest word first. */
export function openThreads(
	threads: readonly ThreadRow[],
	words: Pick<Discussion, 'comments' | 'mentions'>,
	seats: ReadonlyMap<string, HeldSeat>,
): OpenThread[] {
	const rows = new Map(threads.map((thread) => [thread.id, thread]));
	const first = new Map(
		words.comments
			.filter(isLiving)
			.toReversed()
			.map(({ thread, text }) => [thread, text]),
	);
	return awaitingThreads(threads, words, seats)
		.map((thread) => {
			const row = rows.get(thread.id);
			const quote = row?.place === null ? row.quote : null;
			return { ...thread, quote, text: first.get(thread.id) ?? '', due: row?.due ?? null };
		})
		.sort((a, b) => (a.at < b.at ? -1 : 1));
}
