import type { ThreadView } from '@renkei/api';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { CommentRow, ThreadRow } from '../../storage/tables.ts';
import { presentParty } from './seat.ts';

/** Threads with their comments; `seats` holds everybody who ever sat on the plan. */
export function presentThreads(
	threads: readonly ThreadRow[],
	comments: readonly CommentRow[],
	seats: ReadonlyMap<string, HeldSeat>,
): ThreadView[] {
	const perThread = Map.groupBy(comments, (comment) => comment.thread);
	return threads.map((thread) => ({
		id: thread.id,
		part: thread.part,
		kind: thread.kind as ThreadView['kind'],
		state: thread.state === 'resolved' ? 'resolved' : 'open',
		quote: thread.quote,
		anchor:
			thread.anchor_start === null || thread.anchor_end === null ? null : { start: thread.anchor_start, end: thread.anchor_end },
		detached: thread.detached === 1,
		replacement: thread.replacement,
		comments: (perThread.get(thread.id) ?? []).flatMap(({ id, text, at, seat: by }) => {
			const seat = seats.get(by);
			return seat === undefined
				? []
				: [{ id, text, at, author: { person: seat.person, personId: seat.personId, party: presentParty(seat.party) } }];
		}),
		resolvedBy: thread.resolved_by === null ? null : (seats.get(thread.resolved_by)?.person ?? null),
	}));
}
