import { dayOf, eraYear, readDay } from '@renkei/plan';
import { type Entry, emptyEntry, narrowed } from './entry.ts';

/** Reads R8.11.24, 2026/11/24, 令和８年11月24日 or 20261124 as an ISO date. */
export function readDate(text: string): Entry {
	if (narrowed(text) === '') {
		return emptyEntry;
	}
	const iso = readDay(hyphened(text));
	return iso === null ? { kind: 'refused', fault: 'not-a-date' } : { kind: 'value', value: iso };
}

/** Reads R8.11, 2026/11 or 令和８年11月 as `2026-11`. */
export function readMonth(text: string): Entry {
	if (narrowed(text) === '') {
		return emptyEntry;
	}
	const month = /^(.*\d(?:元?年|[./-]))(\d{1,2})月?$|^((?:令和|平成|昭和)元年)(\d{1,2})月?$/.exec(
		narrowed(hyphened(text)).replace(/\s/g, ''),
	);
	const head = month?.[1] ?? month?.[3];
	const count = month?.[2] ?? month?.[4];
	const iso = head === undefined || count === undefined ? null : readDay(`${head}${count}/1`);
	return iso === null ? { kind: 'refused', fault: 'not-a-month' } : { kind: 'value', value: iso.slice(0, 7) };
}

/** A long vowel mark or a dash between figures stands for a hyphen. */
function hyphened(text: string): string {
	return text.replace(/[‐‑–—ー−]/g, '-');
}

/** `2026-11-24` as 令和8年11月24日; text that is no ISO date is shown as it is. */
export function showDate(iso: string): string {
	const day = dayOf(iso);
	return day === null ? iso : `${eraYear(day)}${day.month}月${day.day}日`;
}

/** `2026-11` as 令和8年11月. The month in which an era begins carries the era of its first day. */
export function showMonth(iso: string): string {
	const day = dayOf(`${iso}-01`);
	return day === null ? iso : `${eraYear(day)}${day.month}月`;
}
