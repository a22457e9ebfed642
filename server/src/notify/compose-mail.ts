import { askingToSign, asksOf, isOfPasskey, type NoticeKind, noticeKinds, passkeyKinds } from '@renkei/plan';
import { dayBefore } from '../clock.ts';
import type { ToldNotice } from '../usecases/notices/told-notices.ts';
import { noticeLines, placeOf } from './notice-lines.ts';
import { mailText as t } from './texts-ja.ts';
import { cutTo, oneLine } from './wrap-words.ts';

/** What a mail says. */
export interface MailWords {
	/** One line of at most `SUBJECT_LETTERS`. */
	readonly subject: string;
	readonly text: string;
}

export interface MailAsk {
	/** In order; not empty. */
	readonly told: readonly ToldNotice[];
	/** Whether the reader wants the words of comments in mails. */
	readonly words: boolean;
	/** `https://renkei.example.jp` */
	readonly origin: string;
	/** Day in Japan (ISO date). */
	readonly today: string;
}

const SUBJECT_LETTERS = 60;
/** Notices that a mail spells out; a longer one would not be read. */
const MOST_ITEMS = 20;

/** What asks most comes first, and gives the mail its subject. */
const order: readonly NoticeKind[] = [
	...passkeyKinds,
	...(['due', 'sign-due', 'check-due', 'returned', 'reminded', 'sign', 'sign-again', 'check', 'later-view'] as const),
	...(['asked', 'round-asks', 'mentioned'] as const),
	...noticeKinds.slice(noticeKinds.indexOf('replied'), noticeKinds.indexOf('passkey')),
];

/** A mail that is sent at once: what is asked of its reader on one plan, receipts of what they signed, and passkeys. */
export function composePrompt(ask: MailAsk): MailWords {
	const told = byUrgency(ask.told);
	const [first] = told;
	if (first === undefined) {
		throw new Error('a mail without a notice');
	}
	return {
		subject: promptSubject(first, told, ask.today),
		text: lines([...[beginning(first, told), ''], ...grouped(told, ask), ...ending(ask.origin)]),
	};
}

function beginning({ plan }: ToldNotice, told: readonly ToldNotice[]): string {
	const asks = told.filter(({ kind }) => asksOf(kind)).length;
	const passkeys = told.filter(isOfPasskey).length;
	return t.promptBegin(oneLine(plan.title), asks, told.length - asks - passkeys, passkeys);
}

/** The digest of a day, over every plan of its reader. @param ask.openBeside asks that wait and are not in it */
export function composeDigest(ask: MailAsk & { readonly openBeside: number }): MailWords {
	const told = byUrgency(ask.told);
	const shown = told.slice(0, MOST_ITEMS);
	const plans = [...new Map(shown.map(({ plan }) => [plan.id, plan.title])).entries()];
	return {
		subject: t.digestSubject(told.length, ask.today),
		text: lines([
			...[t.digestBegin(told.length), ''],
			...plans.flatMap(([plan, title]) => {
				const here = shown.filter((notice) => notice.plan.id === plan);
				return [t.planHead(oneLine(title)), '', ...grouped(here, ask)];
			}),
			...(told.length > shown.length ? [t.more(told.length - shown.length), ''] : []),
			...(ask.openBeside > 0 ? [t.alsoOpen(ask.openBeside), ''] : []),
			...ending(ask.origin),
		]),
	};
}

/** The mail that shows that an address is its owner's. */
export function composeCode({ code, origin }: { readonly code: string; readonly origin: string }): MailWords {
	return { subject: t.codeSubject, text: lines([...t.codeBody(code), '', `Renkei：${origin}`]) };
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

function byUrgency(told: readonly ToldNotice[]): ToldNotice[] {
	return told.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

function ending(origin: string): string[] {
	return [t.toInbox, `${origin}/inbox`, '', ...t.withoutClick];
}

/** Notices under the head of their kind, those of one kind together. */
function grouped(told: readonly ToldNotice[], ask: MailAsk): string[] {
	const shown = told.slice(0, MOST_ITEMS);
	const kinds = [...new Set(shown.map(({ kind }) => kind))];
	const groups = kinds.flatMap((kind) => [
		...[t.head(t.heads[kind])],
		...noticeLines(
			shown.filter((notice) => notice.kind === kind),
			ask,
		),
		'',
	]);
	return told.length > shown.length ? [...groups, t.more(told.length - shown.length), ''] : groups;
}

/** 「【返事のお願い】最上地域の計画：02 地域課題 ほか2件」; a long title of a plan gives way. */
function promptSubject(first: ToldNotice, told: readonly ToldNotice[], today: string): string {
	const isOfDay = first.kind === 'due' || first.kind === 'sign-due' || first.kind === 'check-due';
	const tag = isOfDay ? lastDay(first.thread?.due ?? first.until, today) : t.heads[first.kind];
	const sections = new Set(told.map(placeOf));
	const alike = told.every(({ kind }) => kind === first.kind);
	const severalSections = alike && signs(first.kind) && sections.size === told.length && told.length > 1;
	const place = placeOf(first);
	const what = severalSections ? t.sections(told.length) : told.length > 1 ? t.and(place, told.length - 1) : place;
	const room = SUBJECT_LETTERS - [...t.subject(tag, '', what)].length;
	return cutTo(SUBJECT_LETTERS, t.subject(tag, cutTo(Math.max(8, room), oneLine(first.plan.title)), oneLine(what)));
}

function signs(kind: NoticeKind): boolean {
	return (askingToSign as readonly string[]).includes(kind);
}

/** How near the last day is when the mail is made, which may be later than when it was raised. */
function lastDay(due: string | null, today: string): string {
	if (due === null || dayBefore(due) > today) {
		return t.lastDay.later;
	}
	return due < today ? t.lastDay.past : due === today ? t.lastDay.today : t.lastDay.tomorrow;
}
