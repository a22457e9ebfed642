import {
	accept,
	type ItemStatus,
	mayAnswerItem,
	mayAssign,
	type Refusal,
	type Result,
	refusalOf,
	refusalOfDue,
	refuse,
	type ThreadAct,
} from '@renkei/plan';
import { dayAfter } from '../clock.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { clearOutcome } from '../storage/suggestions.ts';
import type { ThreadRow, Tx } from '../storage/tables.ts';
import { addresseeOfRow, commentsOfThread, writeAsked, writeStatus, writeThreadState } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Asker, Deps } from './deps.ts';
import { recordAct } from './journal.ts';
import { noteThreads } from './notices/raise-threads.ts';
import { type GrantedThread, type Spoken, spokenOn, tellOfThreads, threadGrant } from './thread-grant.ts';
import { type AddresseeAsked, addresseeOf } from './thread-people.ts';
import { checkWords, say } from './thread-words.ts';

/** What becomes of a thread; what is left out stays. */
export interface ThreadChange {
	readonly state?: 'open' | 'resolved' | undefined;
	/** The answer with which it is resolved, or the reason for which it is opened again. */
	readonly text?: string | null | undefined;
	readonly mentions?: readonly string[] | null | undefined;
	/** Null asks nobody in particular. */
	readonly to?: AddresseeAsked | null | undefined;
	/** ISO date in Japan; null takes it back. */
	readonly due?: string | null | undefined;
	/** How far an item of a released round has come. */
	readonly status?: ItemStatus | undefined;
}

type Ask = Asker & { readonly thread: string; readonly change: ThreadChange };

/**
 * Resolves a thread or opens it again, says whom it asks and until when, and how far an item of a round has come; all of
 * it or nothing. Asking for the state it has
 * changes nothing, and a text that comes with it is a reply like others.
 */
export async function changeThread(deps: Deps, ask: Ask): Promise<Result<null>> {
	const done = await inTransaction(deps.db, async (tx): Promise<Result<Spoken>> => {
		const found = await threadGrant(tx, ask, 'comment');
		if (!found.ok) {
			return found;
		}
		// A refusal takes nothing back that was written: everything is asked first.
		const asked = await askedOf(tx, found.value, ask);
		if (!asked.ok) {
			return asked;
		}
		const unanswered = refusalToAnswer(found.value, ask.change);
		if (unanswered !== null) {
			return { ok: false, refusal: unanswered };
		}
		const { thread: decided } = found.value;
		if (decided.outcome !== null && ask.change.state === 'open' && !found.value.grant.may.includes('write')) {
			return refuse('forbidden', '決まった提案をもう一度開けるのは、この部分を書ける人です。新しい提案を出してください。');
		}
		const named = await namedIn(tx, found.value, ask);
		if (!named.ok) {
			return named;
		}
		const { thread, grant } = found.value;
		const { state = thread.state, text } = ask.change;
		const turned = state === thread.state ? null : state === 'resolved' ? ('resolve' as const) : ('reopen' as const);
		const by = { seat: grant.seat.id, at: ask.moment.at };
		await writeAsked(tx, thread.id, asked.value);
		const isAnswered = ask.change.status !== undefined && ask.change.status !== (thread.status ?? 'open');
		if (isAnswered && ask.change.status !== undefined) {
			await writeStatus(tx, thread.id, { status: ask.change.status, by: by.seat, at: by.at });
		}
		const words = { ...by, thread: thread.id, act: turned, named: named.value };
		const comment = text === undefined || text === null ? null : await say(tx, deps, { ...words, text });
		if (turned !== null) {
			await writeThreadState(tx, thread.id, turned === 'resolve' ? by : null);
			if (turned === 'reopen' && thread.outcome !== null) {
				// Whoever opens a suggestion again has it decided anew; what was accepted stays in the text.
				await clearOutcome(tx, thread.id);
			}
		}
		if (turned === 'resolve' && thread.draft_of === null) {
			// The journal stands before fewer walls than a figure does.
			const detail = thread.place === 'figure' ? '' : (thread.quote ?? '');
			const about = { plan: grant.plan.id, part: thread.part };
			await recordAct(tx, { ...about, ...by, id: deps.newId(), kind: 'thread-resolved', detail });
		}
		const tells = tellingOf({ turned, isSaid: comment !== null, isAnswered });
		const redirects = isOtherAddressee(thread, asked.value);
		const asks = turned === 'reopen' || comment !== null || redirects;
		const done = { ...words, comment, tells, asks, redirects, endsSoon: endsSoon(thread, asked.value, ask.moment.today) };
		await noteThreads(tx, { newId: deps.newId, grant, at: by.at }, [done]);
		return spokenOn(found.value);
	});
	return tellOfThreads(deps, done);
}

/** What a change tells, one thing however much was done: what became of the thread before its words, words before a status. */
function tellingOf(done: {
	readonly turned: 'resolve' | 'reopen' | null;
	readonly isSaid: boolean;
	readonly isAnswered: boolean;
}): ThreadAct['tells'] {
	if (done.turned !== null) {
		return done.turned === 'resolve' ? 'resolved' : 'opened-again';
	}
	return done.isSaid ? 'replied' : done.isAnswered ? 'answered' : null;
}

/** Whether a thread asks somebody else than before. */
function isOtherAddressee(thread: ThreadRow, asked: Asked): boolean {
	const now = { ...thread, ...asked };
	return now.to_party !== thread.to_party || now.to_seat !== thread.to_seat;
}

/** Whether a thread got another last day, for which the calendar's notice of the day before may come too late. */
function endsSoon(thread: ThreadRow, { due }: Asked, today: string): boolean {
	return due !== undefined && due !== null && due !== thread.due && due <= dayAfter(today);
}

/** Why the seat may not say how far this has come; null when it may, or says nothing of it. */
function refusalToAnswer({ thread, grant }: GrantedThread, { status }: ThreadChange): Refusal | null {
	if (status === undefined) {
		return null;
	}
	if (thread.round === null || thread.draft_of !== null) {
		return refusalOf('malformed', '対応状況は、出された指摘事項対応表の項目だけに付けられます。返信で伝えてください。');
	}
	const item = { to: addresseeOfRow(thread), body: grant.part.body };
	return mayAnswerItem(item, { seat: grant.seat.id, party: grant.seat.party.code }, grant.plan)
		? null
		: refusalOf(
				'forbidden',
				'対応状況を決められるのは、宛先の団体です。宛先がなければ、その部分の団体か代表団体です。返信で伝えてください。',
			);
}

type Asked = Partial<Pick<ThreadRow, 'to_party' | 'to_seat' | 'due'>>;

/** Whom the thread is to ask and until when, as far as that is to change. */
async function askedOf(tx: Tx, { thread, grant }: GrantedThread, { change, moment }: Ask): Promise<Result<Asked>> {
	const { to, due } = change;
	if (to === undefined && due === undefined) {
		return accept({});
	}
	const [first] = await commentsOfThread(tx, thread.id);
	const [starter] = await findSeats(tx, { seat: first?.seat ?? '' });
	const startedBy = { seat: starter?.id ?? '', party: starter?.party.code ?? '' };
	if (!mayAssign({ startedBy }, { seat: grant.seat.id, party: grant.seat.party.code }, grant.plan)) {
		return refuse('forbidden', '宛先と期限を決められるのは、この指摘を始めた団体と代表団体です。返信で伝えてください。');
	}
	const late = due === undefined || due === thread.due ? null : refusalOfDue(due, moment.today);
	if (late !== null) {
		return { ok: false, refusal: late };
	}
	const addressed = to === undefined ? accept({}) : await addresseeOf(tx, { grant, thread, today: moment.today }, to);
	return addressed.ok ? accept({ ...addressed.value, ...(due === undefined ? {} : { due }) }) : addressed;
}

/** The seats that the words name, once the thread can take them; none without words. */
async function namedIn(tx: Tx, found: GrantedThread, { change, moment }: Ask): Promise<Result<readonly string[]>> {
	const { text, mentions } = change;
	if (text !== undefined && text !== null) {
		return checkWords(tx, found, { moment, words: { text, mentions } });
	}
	if ((mentions ?? []).length > 0) {
		return refuse('malformed', '名前を挙げるには、文を書いてください。');
	}
	if (change.state === 'open' && found.thread.state === 'resolved') {
		const comments = await commentsOfThread(tx, found.thread.id);
		if (comments.every((comment) => comment.deleted_at !== null)) {
			return refuse('content-changed', 'この指摘は取り下げられました。もう一度開くには、理由を書いてください。');
		}
	}
	return accept([]);
}
