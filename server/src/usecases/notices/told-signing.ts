import type { SignedPart, SigningIntent, Template } from '@renkei/plan';
import type { NoticeFacts } from '../../storage/notice-facts.ts';
import type { NoticeRow } from '../../storage/tables.ts';
import { sectionTitle } from '../status/section-title.ts';
import type { SeatSight } from './seat-sight.ts';

/** What is to be left out, as against what the notice has not (null). */
export type OrGone<T> = T | null | 'gone';

/** An act of signing as far as a seat may be told of it. */
export interface ToldSigning {
	readonly act: string;
	/** Of the receipt. */
	readonly number: number;
	/** ISO 8601. */
	readonly at: string;
	/** What was signed. Its parts are those that the seat may read, at least one. */
	readonly intent: SigningIntent;
	/** Of the section of the first of them. */
	readonly title: string;
	/** The checkpoint of the plan's log whose last entry it is, or null; for the own body alone. */
	readonly checkpoint: { readonly index: number; readonly note: string } | null;
	/** Why it was taken back; empty for other acts. */
	readonly detail: string;
}

/** What notices of signing tell: the receipt and the 後閲 the own body alone, what was taken back whoever may read its part. */
export function signingOf(
	row: NoticeRow,
	sight: SeatSight,
	{ facts: { signings, checkpoints }, template }: { readonly facts: NoticeFacts; readonly template: Template },
): OrGone<ToldSigning> {
	if (!['receipt', 'later-view', 'withdrawn'].includes(row.kind)) {
		return null;
	}
	const act = signings.get(row.act ?? '');
	const isOwn = act?.body === sight.grant.seat.party.code;
	if (act === undefined || act.plan !== row.plan || (row.kind !== 'withdrawn' && !isOwn)) {
		return 'gone';
	}
	const intent = JSON.parse(act.intent) as SigningIntent;
	const parts = intent.parts.filter(({ part }: SignedPart) => sight.part(part) !== undefined);
	const [first] = parts;
	const { id, number, at } = act;
	const place = checkpoints.get(id);
	const detail = row.kind === 'withdrawn' ? (intent.said.text ?? '') : '';
	// It counts every part of the act, and whoever is not of the body may read only some of them.
	const statement = isOwn ? intent.statement : { ...intent.statement, words: '' };
	return first === undefined
		? 'gone'
		: {
				act: id,
				number,
				at,
				intent: { ...intent, parts, statement },
				title: sectionTitle(template, first.section).title,
				checkpoint: isOwn && place !== undefined ? { index: place.number, note: place.note } : null,
				detail,
			};
}

/** What is told of a 軽微な修正. */
export interface ToldCorrection {
	readonly until: string | null;
	/** Why it was declared, or why a body objects; empty where it has carried 決裁 over. */
	readonly detail: string;
}

/** What notices of a 軽微な修正 tell. That one may object to it is left out when it has ended; its outcome is told by itself. */
export function correctionOf(row: NoticeRow, sight: SeatSight, { corrections, objections }: NoticeFacts): OrGone<ToldCorrection> {
	if (!['correction', 'objected', 'carried'].includes(row.kind)) {
		return null;
	}
	const correction = corrections.get(row.act ?? '');
	if (correction === undefined || correction.part !== row.part || sight.part(correction.part) === undefined) {
		return 'gone';
	}
	if (row.kind === 'correction') {
		const { reason, object_until: until, ended_at: ended } = correction;
		return ended === null ? { until, detail: reason } : 'gone';
	}
	if (row.kind === 'carried') {
		return { until: null, detail: '' };
	}
	const objection = objections.find((one) => one.correction === correction.id && one.seat === row.by_seat);
	return objection === undefined ? 'gone' : { until: null, detail: objection.text };
}
