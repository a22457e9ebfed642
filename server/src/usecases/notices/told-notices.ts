import { asksOf, isWalled, type NoticeKind, noticeKinds, type Party, type Template, type ThreadKind } from '@renkei/plan';
import { planGrantOfSeat } from '../../auth/plan-grants.ts';
import { findSeats, type HeldSeat } from '../../storage/grant-facts.ts';
import { type NoticeFacts, noticeFacts, type RoundThread } from '../../storage/notice-facts.ts';
import type { CommentRow, Db, NoticeRow, PlanRow, Tx } from '../../storage/tables.ts';
import { isTold } from '../rounds/round-grant.ts';
import { sectionTitle } from '../status/section-title.ts';
import { type AwaitingThread, awaitingThreads } from '../today/open-threads.ts';
import { shortened } from '../today/tasks.ts';
import { lastDayOf } from './last-days.ts';
import { type SeatSight, sightOf } from './seat-sight.ts';
import { reminderOf, type ToldReminder } from './told-reminder.ts';
import { correctionOf, type OrGone, signingOf, type ToldSigning } from './told-signing.ts';

/** A notice as far as its seat may know of it now. */
export interface ToldNotice {
	readonly row: NoticeRow;
	readonly kind: NoticeKind;
	readonly asks: boolean;
	readonly personal: boolean;
	readonly plan: PlanRow;
	/** The seat that is told. */
	readonly seat: HeldSeat;
	readonly by: HeldSeat | null;
	readonly place: {
		readonly part: string;
		readonly key: string;
		/** Of the section. */
		readonly title: string;
		readonly body: Party | null;
		/** 見積 or 庁内メモ: its words never leave by mail, also to those who may read them. */
		readonly walled: boolean;
	} | null;
	/** `text`: the comment that it is about (the first one where it is about none, the last one where what asked is gone). */
	readonly thread: {
		readonly id: string;
		readonly kind: ThreadKind;
		readonly quote: string | null;
		readonly text: string;
		readonly due: string | null;
	} | null;
	readonly round: { readonly id: string; readonly title: string; readonly items: number; readonly waiting: number } | null;
	/** The act of signing that it tells of. */
	readonly signing: ToldSigning | null;
	readonly reminder: ToldReminder | null;
	/** Last day on which the body may object to a 軽微な修正, or that of its 決裁 (ISO date in Japan). */
	readonly until: string | null;
	/** See `noticeShape`. */
	readonly detail: string;
}

/** Longest comment that a notice shows (letters). */
export const noticeLetters = 200;

/**
 * Notices as their seats may know of them today, in the order given. What a seat that is no longer held was told, what it
 * may not read any more, what was deleted, and what another party still collects is left out: a notice is one more door.
 * A fixed handful of queries for each plan, however many notices.
 */
export async function toldNotices(
	db: Db | Tx,
	ask: { readonly template: Template; readonly today: string; readonly notices: readonly NoticeRow[] },
): Promise<ToldNotice[]> {
	const told = new Map<NoticeRow, ToldNotice>();
	for (const [plan, notices] of Map.groupBy(ask.notices, (notice) => notice.plan)) {
		for (const one of await toldOnPlan(db, { ...ask, plan, notices })) {
			told.set(one.row, one);
		}
	}
	return ask.notices.flatMap((row) => told.get(row) ?? []);
}

async function toldOnPlan(
	db: Db | Tx,
	ask: {
		readonly plan: string;
		readonly notices: readonly NoticeRow[];
		readonly template: Template;
		readonly today: string;
	},
): Promise<ToldNotice[]> {
	const { plan, today, template } = ask;
	const everybody = await findSeats(db, { plan });
	const held = everybody.filter(({ from, to }) => from <= today && (to === null || to >= today));
	const told = held.filter(({ id }) => ask.notices.some(({ seat }) => seat === id));
	const grant = told[0] === undefined ? null : await planGrantOfSeat(db, told[0]);
	if (grant === null) {
		return [];
	}
	const facts = await noticeFacts(db, plan, ask.notices);
	const seats = new Map(everybody.map((seat) => [seat.id, seat]));
	const said = Map.groupBy(facts.comments, ({ thread }) => thread);
	const open = new Map(awaitingThreads(facts.items, facts.speech, seats).map((thread) => [thread.id, thread]));
	const rounds = Map.groupBy(facts.items, ({ round }) => round);
	// All that narrows rights is the plan's; only the seat differs.
	const sights = new Map(told.map((seat) => [seat.id, sightOf({ ...grant, seat }, facts.parts)]));
	return ask.notices.flatMap((row) => {
		const sight = sights.get(row.seat);
		const one = sight === undefined ? null : toldOf(row, sight, { facts, seats, said, rounds, open, template });
		return one === null ? [] : [one];
	});
}

interface Known {
	readonly facts: NoticeFacts;
	/** Everybody who holds or held a seat on the plan. */
	readonly seats: ReadonlyMap<string, HeldSeat>;
	/** Comments by thread, oldest first. */
	readonly said: ReadonlyMap<string, readonly CommentRow[]>;
	/** Threads of the rounds that are told, and the open ones of them. */
	readonly rounds: ReadonlyMap<string | null, readonly RoundThread[]>;
	readonly open: ReadonlyMap<string, AwaitingThread>;
	readonly template: Template;
}

function toldOf(row: NoticeRow, sight: SeatSight, known: Known): ToldNotice | null {
	const kind = noticeKinds.find((one) => one === row.kind);
	const place = placeOf(row, sight, known);
	const thread = threadOf(row, sight, known);
	const round = roundOf(row, sight, known);
	const signing = signingOf(row, sight, known);
	const correction = correctionOf(row, sight, known.facts);
	const reminder = reminderOf(row, sight, known);
	if (signing === 'gone' || correction === 'gone' || reminder === 'gone') {
		return null;
	}
	const detail = correction?.detail ?? signing?.detail ?? reminder?.detail ?? detailOf(row, sight, known);
	// Whoever may read nothing of a plan is told of no decision about it, but of the own seat and passkeys.
	const isOwn = kind === 'seat' || kind === 'passkey' || kind === 'passkey-lost';
	if (place === null && !isOwn && !sight.readsAny) {
		return null;
	}
	if (kind === undefined || place === 'gone' || thread === 'gone' || round === 'gone' || detail === null) {
		return null;
	}
	return {
		...{ row, kind, asks: asksOf(kind), personal: row.personal === 1 },
		...{ plan: sight.grant.plan, seat: sight.grant.seat, by: known.seats.get(row.by_seat ?? '') ?? null },
		...{ place, thread, round, signing, reminder, until: correction?.until ?? lastDayOf(row), detail },
	};
}

function placeOf(row: NoticeRow, sight: SeatSight, { facts, template }: Known): OrGone<NonNullable<ToldNotice['place']>> {
	const id = row.part ?? facts.threads.get(row.thread ?? '')?.part;
	if (id === undefined) {
		return null;
	}
	const part = sight.part(id)?.row;
	if (part === undefined) {
		return 'gone';
	}
	const { key } = part;
	const body = sight.grant.parties.find(({ code }) => code === part.body) ?? null;
	return { part: id, key, title: sectionTitle(template, key).title, body, walled: isWalled({ key }) };
}

/** What a thread itself records: it is told without words where those that were said with it are gone. */
const recorded: readonly string[] = ['resolved', 'opened-again', 'accepted', 'declined', 'answered'] satisfies NoticeKind[];

function threadOf(row: NoticeRow, sight: SeatSight, { facts, said }: Known): OrGone<NonNullable<ToldNotice['thread']>> {
	if (row.thread === null) {
		return row.comment === null ? null : 'gone';
	}
	const thread = facts.threads.get(row.thread);
	if (thread === undefined || !sight.tells(thread)) {
		return 'gone';
	}
	const living = (said.get(thread.id) ?? []).filter(({ deleted_at }) => deleted_at === null);
	const own = row.comment === null ? living[0] : living.find(({ id }) => id === row.comment);
	// What a thread asks is asked by the words that are left, as long as it waits.
	const comment = own ?? (row.kind === 'asked' ? living.at(-1) : undefined);
	// A name that was taken out of the words calls nobody any more.
	const names = facts.mentions.get(comment?.id ?? '') ?? [];
	const isUnnamed = ['mentioned', 'named'].includes(row.kind) && !names.some(({ seat }) => seat === row.seat);
	if (isUnnamed || (comment === undefined && !recorded.includes(row.kind))) {
		return 'gone';
	}
	const { id, quote, due } = thread;
	const kind = thread.kind as ThreadKind;
	const text = shortened(comment?.text ?? '', noticeLetters);
	return { id, kind, quote: quote === null ? null : shortened(quote, noticeLetters), text, due };
}

function roundOf(row: NoticeRow, sight: SeatSight, { facts, rounds, open }: Known): OrGone<NonNullable<ToldNotice['round']>> {
	if (row.round === null) {
		return null;
	}
	const round = facts.rounds.get(row.round);
	if (round === undefined || !isTold(round, sight.grant)) {
		return 'gone';
	}
	const items = (rounds.get(round.id) ?? []).filter((thread) => sight.tells(thread));
	if (row.kind === 'round-asks' && items.length === 0) {
		return 'gone';
	}
	const waiting = items.filter(({ id, draft_of }) => {
		const thread = draft_of === null ? open.get(id) : undefined;
		return thread !== undefined && sight.isAwaited(thread);
	});
	return { id: round.id, title: round.title, items: items.length, waiting: waiting.length };
}

/** What the journal says of it; of a 差戻し it is the reason. @returns null where it may not be told, or was taken back */
function detailOf(row: NoticeRow, sight: SeatSight, { facts, seats }: Known): string | null {
	if (row.act === null) {
		return '';
	}
	const act = facts.acts.get(row.act);
	if (act === undefined || act.plan !== row.plan || (act.part !== null && sight.part(act.part) === undefined)) {
		return null;
	}
	// Passkeys are the matter of a body of its own, whatever became of the seat since.
	if (act.kind === 'passkey' && seats.get(act.seat)?.party.code !== sight.grant.seat.party.code) {
		return null;
	}
	const signoff = facts.signoffs.find(({ part, seat, at }) => part === act.part && seat === act.seat && at === act.at);
	if (act.kind !== 'signoff' || signoff === undefined) {
		return act.detail;
	}
	if (signoff.withdrawn_at !== null) {
		return null;
	}
	return row.kind === 'returned' ? (signoff.text ?? '') : act.detail;
}
