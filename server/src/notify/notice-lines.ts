import { dayBefore } from '../clock.ts';
import type { ToldNotice } from '../usecases/notices/told-notices.ts';
import { mailText as t } from './texts-ja.ts';
import { oneLine, wrapWords } from './wrap-words.ts';

/** For whom lines are made. */
export interface LinesAsk {
	readonly words: boolean;
	readonly origin: string;
	readonly today: string;
}

/** Lines of somebody's words in a mail: the beginning is enough to know what it is about. */
const QUOTE_LINES = 3;

/** Where a notice is about, in words. */
export function placeOf({ place, round }: ToldNotice): string {
	if (place !== null) {
		return oneLine(t.place(place.key, place.title));
	}
	return round === null ? t.wholePlan : t.heads.round;
}

/** What notices of one kind say; an address that several share stands once, at their end. */
export function noticeLines(told: readonly ToldNotice[], ask: LinesAsk): string[] {
	return told.flatMap((notice, index) => {
		const address = addressOf(notice, ask.origin);
		const next = told[index + 1];
		const shared = next !== undefined && addressOf(next, ask.origin) === address;
		return [...itemLines(notice, ask), ...(shared ? [] : [`  ${address}`])];
	});
}

/** One short address. It needs no click: the same is in the inbox. */
function addressOf({ kind, plan, place, thread }: ToldNotice, origin: string): string {
	if (thread !== null) {
		return `${origin}/t/${thread.id}`;
	}
	if (kind === 'sign' || kind === 'sign-again' || kind === 'check') {
		return `${origin}/plans/${plan.id}/signoff`;
	}
	return place === null ? `${origin}/inbox` : `${origin}/plans/${plan.id}/s/${place.key}`;
}

function itemLines(notice: ToldNotice, ask: LinesAsk): string[] {
	const { by, place, thread, kind } = notice;
	const where = place?.body ? t.ofBody(placeOf(notice), oneLine(place.body.name)) : placeOf(notice);
	const act = t.acts[kind];
	const who = by === null ? null : t.person(oneLine(by.party.shortName), oneLine(by.person));
	return [
		t.item(thread === null ? where : t.ofThread(where, t.threadKinds[thread.kind])),
		...wrapWords(who === null ? t.byNobody(act) : t.byWhom(who, act), { before: '  ', most: 3 }),
		...(thread === null || thread.due === null ? [] : [`  ${dueWords(thread.due, ask.today)}`]),
		...wordLines(notice, ask),
	];
}

function dueWords(due: string, today: string): string {
	if (due < today) {
		return t.duePast(due);
	}
	return due === today ? t.dueToday(due) : dayBefore(due) === today ? t.dueTomorrow(due) : t.due(due);
}

/**
 * What people have written: of a walled part never, for a mail lies in mailboxes for which no wall holds, and where its
 * reader has chosen so neither. Names of sections, bodies and days are no words of theirs.
 */
function wordLines({ kind, place, thread, round, detail }: ToldNotice, { words }: LinesAsk): string[] {
	const written = thread?.text ?? '';
	const reason = kind === 'returned' || kind === 'reopened' ? detail : '';
	const waiting = round === null || !(kind === 'round' || kind === 'round-asks') ? null : round;
	if (place?.walled === true) {
		return [`  ${t.walled}`];
	}
	if (!words) {
		return [
			...(waiting === null ? [] : [`  ${t.roundPlain(waiting.waiting)}`]),
			...(written === '' && reason === '' ? [] : [`  ${t.withoutWords}`]),
		];
	}
	return [
		...(waiting === null ? [] : wrapWords(t.round(waiting.title, waiting.waiting), { before: '  ', most: 2 })),
		...(written === '' ? [] : wrapWords(written, { before: '  > ', most: QUOTE_LINES })),
		...(reason === '' ? [] : wrapWords(t.reason(reason), { before: '  ', most: QUOTE_LINES })),
		...decided(kind, detail),
	];
}

/** What was decided for the plan. */
function decided(kind: ToldNotice['kind'], detail: string): string[] {
	if (kind === 'drafting') {
		return detail === 'allowed' || detail === 'stopped' ? [`  ${t.drafting[detail]}`] : [];
	}
	const named = kind === 'representative' || kind === 'suggest-only' || kind === 'edition';
	return named && detail !== '' ? wrapWords(t.detail(detail), { before: '  ', most: 1 }) : [];
}
