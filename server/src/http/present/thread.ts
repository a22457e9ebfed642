import type { CommentView, ThreadView } from '@renkei/api';
import {
	type ItemStatus,
	mayAnswerItem,
	mayAssign,
	type Party,
	type ReactionKind,
	reactionKinds,
	type Scalar,
	type Template,
	type ThreadPlaceKind,
	valueWords,
} from '@renkei/plan';
import type { Discussion } from '../../storage/discussion.ts';
import type { HeldSeat, SeatFacts } from '../../storage/grant-facts.ts';
import type { CommentRow, ReviewRoundRow, ThreadRow } from '../../storage/tables.ts';
import { addresseeOfRow } from '../../storage/threads.ts';
import { placeSpec, placeTitle } from './place-title.ts';
import { presentParty } from './seat.ts';

/** Who looks, and what everybody who ever sat on the plan is called. */
export interface ThreadReader {
	readonly seat: SeatFacts;
	readonly representative: string | null;
	readonly parties: readonly Party[];
	readonly seats: ReadonlyMap<string, HeldSeat>;
	readonly template: Template;
	/** Section and owner of a part; threads of other parts are not told. */
	readonly partOf: (id: string) => { readonly key: string; readonly body: string | null } | undefined;
	/** Rounds of the plan by id. */
	readonly rounds: ReadonlyMap<string, ReviewRoundRow>;
}

/** Threads with their comments, as a seat sees them. */
export function presentThreads(threads: readonly ThreadRow[], discussion: Discussion, reader: ThreadReader): ThreadView[] {
	const nameOf = (code: string) => reader.parties.find((party) => party.code === code)?.name ?? code;
	const perThread = Map.groupBy(discussion.comments, (comment) => comment.thread);
	return threads.flatMap((thread) => {
		const part = reader.partOf(thread.part);
		const comments = (perThread.get(thread.id) ?? []).flatMap((comment) => presentComment(comment, discussion, reader));
		const first = comments[0];
		if (part === undefined || first === undefined) {
			return [];
		}
		const { seat, representative, seats } = reader;
		const startedBy = { seat: first.author.seat, party: first.author.party.code };
		const view: ThreadView = {
			id: thread.id,
			part: thread.part,
			kind: thread.kind as ThreadView['kind'],
			state: thread.state === 'resolved' ? 'resolved' : 'open',
			quote: thread.quote,
			anchor: presentAnchor(thread),
			place: {
				kind: placeKindOf(thread),
				key: thread.place_key,
				row: thread.place_row,
				column: thread.place_column,
				title: placeTitle(reader.template, part, thread, nameOf),
			},
			detached: thread.detached === 1,
			replacement: thread.replacement,
			...presentProposal(thread, part, { ...reader, nameOf, whole: discussion.wholes.get(thread.id) }),
			...presentItem(thread, part, reader),
			to: presentAddressee(thread, reader),
			due: thread.due,
			comments,
			resolvedBy: thread.resolved_by === null ? null : (seats.get(thread.resolved_by)?.person ?? null),
			resolvedAt: thread.resolved_at,
			mayAssign: mayAssign({ startedBy }, { seat: seat.id, party: seat.party.code }, { representative }),
		};
		return [view];
	});
}

/** What a thread is as an item of a round. */
function presentItem(
	thread: ThreadRow,
	part: { readonly body: string | null },
	{ rounds, seats, seat, representative }: ThreadReader,
): Pick<ThreadView, 'round' | 'status' | 'statusBy' | 'mayAnswer'> {
	const round = rounds.get(thread.round ?? '');
	const by = seats.get(thread.status_by ?? '');
	const released = round !== undefined && thread.draft_of === null;
	const asks = { to: addresseeOfRow(thread), body: part.body };
	return {
		round: round === undefined ? null : { id: round.id, title: round.title, released, item: thread.item },
		status: statusOf(thread),
		statusBy: by === undefined ? null : { person: by.person, party: by.party.name, at: thread.status_at ?? '' },
		mayAnswer: released && mayAnswerItem(asks, { seat: seat.id, party: seat.party.code }, { representative }),
	};
}

/** How far an item has come. */
export function statusOf({ status }: Pick<ThreadRow, 'status'>): ItemStatus {
	return (status as ItemStatus | null) ?? 'open';
}

/** What a stored thread is about. */
export function placeKindOf(thread: Pick<ThreadRow, 'place' | 'anchor_start'>): ThreadPlaceKind {
	return (thread.place as ThreadPlaceKind | null) ?? (thread.anchor_start === null ? 'part' : 'text');
}

function presentAnchor({ anchor_start: start, anchor_end: end, words, before, after, twins }: ThreadRow): ThreadView['anchor'] {
	return start === null || end === null ? null : { start, end, words, before, after, twins };
}

/** What a suggestion proposes besides other words, and what became of it. */
function presentProposal(
	thread: ThreadRow,
	part: { readonly key: string; readonly body: string | null },
	of: Pick<ThreadReader, 'seats' | 'template'> & {
		readonly nameOf: (code: string) => string;
		readonly whole: { readonly seq: number; readonly hash: string } | undefined;
	},
): Pick<ThreadView, 'value' | 'whole' | 'outcome'> {
	const value = thread.value === null ? null : (JSON.parse(thread.value) as Scalar | null);
	const spec = placeSpec(of.template, part, thread);
	const by = of.seats.get(thread.outcome_by ?? '');
	return {
		value: thread.value === null ? null : { value, words: spec === undefined ? '' : (valueWords(value, spec, of.nameOf) ?? '') },
		whole: of.whole === undefined ? null : { seq: of.whole.seq, contentHash: of.whole.hash },
		outcome:
			thread.outcome === null || by === undefined
				? null
				: {
						kind: thread.outcome === 'accepted' ? 'accepted' : 'declined',
						...{ person: by.person, party: by.party.name },
						...{ at: thread.outcome_at ?? '', before: thread.outcome_before },
					},
	};
}

function presentAddressee(thread: ThreadRow, { seats, parties }: ThreadReader): ThreadView['to'] {
	const seat = thread.to_seat === null ? undefined : seats.get(thread.to_seat);
	const party = parties.find(({ code }) => code === thread.to_party);
	return party === undefined
		? null
		: {
				party: presentParty(party),
				seat: seat === undefined ? null : { seat: seat.id, person: seat.person, post: seat.post },
			};
}

function presentComment(comment: CommentRow, discussion: Discussion, { seats }: ThreadReader): CommentView[] {
	const seat = seats.get(comment.seat);
	if (seat === undefined) {
		return [];
	}
	const person = (id: string) => {
		const one = seats.get(id);
		return one === undefined ? [] : [{ seat: id, person: one.person, party: one.party.name }];
	};
	const reactions = discussion.reactions.get(comment.id) ?? [];
	const byKind = (kind: ReactionKind) => reactions.filter((one) => one.kind === kind).flatMap((one) => person(one.seat));
	return [
		{
			id: comment.id,
			text: comment.text,
			author: { person: seat.person, personId: seat.personId, seat: seat.id, party: presentParty(seat.party) },
			at: comment.at,
			edits: (discussion.edits.get(comment.id) ?? []).map(({ text, at }) => ({ text, at })),
			editedAt: comment.edited_at,
			deletedAt: comment.deleted_at,
			act: comment.act as CommentView['act'],
			mentions: (discussion.mentions.get(comment.id) ?? []).flatMap((one) => person(one.seat)),
			reactions: reactionKinds.map((kind) => ({ kind, by: byKind(kind) })).filter(({ by }) => by.length > 0),
		},
	];
}
