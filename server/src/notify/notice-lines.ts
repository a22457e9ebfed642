import { askingToSign, isOfPasskey, isWholePlan, type NoticeKind } from '@renkei/plan';
import { dayBefore } from '../clock.ts';
import type { ToldNotice } from '../usecases/notices/told-notices.ts';
import { MOST_HASHES, receiptLines } from './receipt-lines.ts';
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
const SECTION_LINES = 6;
/** What is set for twenty sections, in words. */
const RULE_LINES = 4;

/** Where a notice is about, in words. */
export function placeOf({ kind, place, round, signing, reminder }: ToldNotice): string {
	if (place !== null) {
		return oneLine(t.place(place.key, place.title));
	}
	if (signing !== null) {
		const { parts } = signing.intent;
		const first = oneLine(t.place(parts[0]?.section ?? '', signing.title));
		return parts.length === 1 ? first : t.and(first, parts.length - 1);
	}
	if (reminder !== null) {
		const [first, ...others] = reminder.sections;
		return first === undefined || others.length > 0
			? t.sections(reminder.sections.length)
			: oneLine(t.place(first.key, first.title));
	}
	if (isOfPasskey({ kind })) {
		return t.passkey.place;
	}
	return round === null ? t.wholePlan : t.heads.round;
}

/** What notices of one kind say; an address that several share stands once, at their end. */
export function noticeLines(told: readonly ToldNotice[], ask: LinesAsk): string[] {
	let hashes = MOST_HASHES;
	return told.flatMap((notice, index) => {
		const address = addressOf(notice, ask.origin);
		const next = told[index + 1];
		const shared = next !== undefined && addressOf(next, ask.origin) === address;
		const lines = itemLines(notice, { ...ask, hashes });
		hashes -= notice.kind === 'receipt' ? (notice.signing?.intent.parts.length ?? 0) : 0;
		return [...lines, ...(shared ? [] : [`  ${address}`])];
	});
}

/** What is done, or read, on the page of 確認と決裁. */
const onSignoffPage: readonly NoticeKind[] = [
	...askingToSign,
	...(['later-view', 'reminded', 'withdrawn', 'correction', 'objected', 'carried'] as const),
];

/** One short address. It needs no click: the same is in the inbox. */
function addressOf({ kind, plan, place, thread, signing }: ToldNotice, origin: string): string {
	if (thread !== null) {
		return `${origin}/t/${thread.id}`;
	}
	if (kind === 'receipt' && signing !== null) {
		return `${origin}/plans/${plan.id}/receipts/${signing.act}`;
	}
	if (kind === 'passkey') {
		return `${origin}/settings`;
	}
	if (onSignoffPage.includes(kind)) {
		return `${origin}/plans/${plan.id}/signoff`;
	}
	if (kind === 'policy') {
		return `${origin}/plans/${plan.id}/signoff/rules`;
	}
	return place === null ? `${origin}/inbox` : `${origin}/plans/${plan.id}/s/${place.key}`;
}

function itemLines(notice: ToldNotice, ask: LinesAsk & { readonly hashes: number }): string[] {
	const { by, place, thread, kind, signing, reminder, until } = notice;
	const where = place?.body ? t.ofBody(placeOf(notice), oneLine(place.body.name)) : placeOf(notice);
	if (kind === 'receipt' && signing !== null) {
		return [t.item(where), ...receiptLines({ ...notice, signing }, ask)];
	}
	if (isOfPasskey(notice)) {
		return passkeyLines(notice);
	}
	const ofWhole = kind === 'decided' && place !== null && isWholePlan(place);
	const act = ofWhole ? t.wholeDecided : t.acts[kind];
	// The plan is decided by all of them.
	const who = by === null || ofWhole ? null : t.person(oneLine(by.party.shortName), oneLine(by.person));
	return [
		t.item(thread === null ? where : t.ofThread(where, t.threadKinds[thread.kind])),
		...wrapWords(who === null ? t.byNobody(act) : t.byWhom(who, act), { before: '  ', most: 3 }),
		...(thread === null || thread.due === null ? [] : [`  ${dueWords(thread.due, ask.today)}`]),
		...(until === null ? [] : [`  ${kind === 'correction' ? t.until(until) : dueWords(until, ask.today)}`]),
		...(reminder === null ? [] : sectionLines(reminder.sections)),
		...wordLines(notice, ask),
	];
}

/** What became of a passkey, when, and what to do. Its name is shown whatever words may leave: it is by this that one knows it. */
function passkeyLines({ kind, by, row, detail }: ToldNotice): string[] {
	const isOwn = kind === 'passkey';
	const who = by === null ? '' : t.person(oneLine(by.party.shortName), oneLine(by.person));
	const what = isOwn ? t.passkey.own(oneLine(detail)) : t.passkey.colleague(who, oneLine(detail));
	return [
		t.item(t.acts[kind]),
		...wrapWords(what, { before: '  ', most: 4 }),
		`  ${t.receipt.line(t.receipt.time, t.receipt.moment(row.at))}`,
		...(isOwn ? t.passkey.ifNotYou : t.passkey.ask).map((line) => `  ${line}`),
	];
}

/** The sections of a reminder; where it is one, it stands above already. */
function sectionLines(sections: NonNullable<ToldNotice['reminder']>['sections']): string[] {
	const names = sections.map(({ key, title }) => oneLine(t.place(key, title)));
	return names.length === 1 ? [] : wrapWords(t.reminded(names.join('、')), { before: '  ', most: SECTION_LINES });
}

function dueWords(due: string, today: string): string {
	if (due < today) {
		return t.duePast(due);
	}
	return due === today ? t.dueToday(due) : dayBefore(due) === today ? t.dueTomorrow(due) : t.due(due);
}

/** Kinds that keep why it was done. */
const givesReason: readonly NoticeKind[] = ['returned', 'reopened', 'withdrawn', 'correction', 'objected'];

/**
 * What people have written: of a walled part never, for a mail lies in mailboxes for which no wall holds, and where its
 * reader has chosen so neither. Names of sections, bodies and days are no words of theirs.
 */
function wordLines({ kind, place, thread, round, detail }: ToldNotice, { words }: LinesAsk): string[] {
	const written = thread?.text ?? '';
	const reason = givesReason.includes(kind) ? detail : '';
	const said = kind === 'reminded' ? detail : '';
	const waiting = round === null || !(kind === 'round' || kind === 'round-asks') ? null : round;
	if (place?.walled === true) {
		return [`  ${t.walled}`];
	}
	if (!words) {
		return [
			...(waiting === null ? [] : [`  ${t.roundPlain(waiting.waiting)}`]),
			...(written === '' && reason === '' && said === '' ? [] : [`  ${t.withoutWords}`]),
		];
	}
	return [
		...(waiting === null ? [] : wrapWords(t.round(waiting.title, waiting.waiting), { before: '  ', most: 2 })),
		...(written === '' ? [] : wrapWords(written, { before: '  > ', most: QUOTE_LINES })),
		...(reason === '' ? [] : wrapWords(t.reason(reason), { before: '  ', most: QUOTE_LINES })),
		...(said === '' ? [] : wrapWords(t.words(said), { before: '  ', most: QUOTE_LINES })),
		...decided(kind, detail),
	];
}

/** What was decided for the plan. */
function decided(kind: ToldNotice['kind'], detail: string): string[] {
	if (kind === 'drafting') {
		return detail === 'allowed' || detail === 'stopped' ? [`  ${t.drafting[detail]}`] : [];
	}
	if (kind === 'policy') {
		return wrapWords(t.detail(detail), { before: '  ', most: RULE_LINES });
	}
	const named = kind === 'representative' || kind === 'suggest-only' || kind === 'edition';
	return named && detail !== '' ? wrapWords(t.detail(detail), { before: '  ', most: 1 }) : [];
}
