import type { NoticeView } from '@renkei/api';
import { wholePlanKey } from '@renkei/plan';
import type { NoticeFacts, noticesText } from '../../text/notices.ts';

type Words = (typeof noticesText)['ja'];

/** Longest quote and comment of a row (letters). */
const LONGEST = 60;

/** The first letters of words, on one line. `…` says that there are more. */
export function beginning(words: string, longest: number = LONGEST): string {
	const letters = [...words.replaceAll(/\s+/g, ' ').trim()];
	return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest).join('')}…`;
}

/** 「02 地域課題」; walled parts have no number. */
export function sectionName(place: { readonly key: string; readonly title: string }): string {
	return /^\d/.test(place.key) ? `${place.key} ${place.title}` : place.title;
}

/** In words what a notice keeps as a code. */
function detailOf({ kind, detail, signing }: NoticeView, t: Words): string {
	switch (kind) {
		case 'receipt':
			return signing === null ? '' : t.signings[signing.does];
		case 'answered':
			return t.items[detail] ?? '';
		case 'decided':
			return t.verdicts[detail] ?? '';
		case 'drafting':
			return t.drafting[detail] ?? detail;
		case 'suggest-only':
			return t.suggestOnly(detail.replace(/ open$/, ''), detail.endsWith(' open'));
		default:
			return detail;
	}
}

function factsOf(notice: NoticeView, t: Words, kinds: Record<string, string>, count: number): NoticeFacts {
	const { by, seat, thread, round } = notice;
	return {
		who: by === null ? '' : t.who(by.party.name, by.person),
		own: seat.party.name,
		kind: thread === null ? '' : (kinds[thread.kind] ?? ''),
		thread: t.threads[thread?.kind ?? 'comment'],
		many: count === 1 ? '' : t.many(count),
		round: round?.title ?? '',
		items: round?.items ?? 0,
		waiting: round?.waiting ?? 0,
		whole: notice.place?.key === wholePlanKey,
		detail: detailOf(notice, t),
	};
}

/** The section; of an act of signing on several parts, and of a reminder, the first of them with how many more there are. */
function whereOf({ place, signing, reminder }: NoticeView, t: Words): string {
	if (place !== null) {
		return sectionName(place);
	}
	const several = (first: { key: string; title: string }, count: number) =>
		count === 1 ? sectionName(first) : `${sectionName(first)} ${t.others(count - 1)}`;
	if (signing !== null) {
		return several(signing.section, signing.parts);
	}
	const [first] = reminder?.sections ?? [];
	return first === undefined ? '' : several(first, reminder?.sections.length ?? 1);
}

/** Kinds that keep why it was done. */
const givesReason: readonly NoticeView['kind'][] = ['returned', 'reopened', 'withdrawn', 'correction', 'objected'];

/** What a row says of a notice. */
export interface NoticeTold {
	/** Who did what. */
	readonly said: string;
	/** The link: section and act. */
	readonly leads: string;
	/** The whole in one line, for names of buttons. */
	readonly named: string;
	/** Why somebody gave 差戻し, reopened, took back, corrected or objected; empty for other kinds. */
	readonly reason: string;
	/** 「ほか11件」; empty where the row tells of one. */
	readonly others: string;
}

/** A notice in words. @param kinds names of the kinds of comments @param count of alike ones that its row stands for */
export function toldOf(notice: NoticeView, t: Words, kinds: Record<string, string>, count = 1): NoticeTold {
	const facts = factsOf(notice, t, kinds, count);
	const said = t.say[notice.kind](facts);
	const act = t.act[notice.kind](facts);
	const section = whereOf(notice, t);
	const words = beginning(notice.thread?.text ?? '', 20);
	const others = count === 1 ? '' : t.others(count - 1);
	return {
		said,
		leads: section === '' ? act : `${section}　${act}`,
		named: [said, section, words, others].filter((part) => part !== '').join('、'),
		reason: givesReason.includes(notice.kind) ? notice.detail : '',
		others,
	};
}
