/** Eras with their first day; Intl's japanese calendar is not in every old browser. */
const eras = [
	{ from: '2019-05-01', name: '令和', letter: 'R', yearBefore: 2018 },
	{ from: '1989-01-08', name: '平成', letter: 'H', yearBefore: 1988 },
	{ from: '1926-12-25', name: '昭和', letter: 'S', yearBefore: 1925 },
] as const;

/** A day of the calendar, without a time. */
export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** ISO 8601 date of a day. */
export function isoOf(day: Day): string {
	return `${day.year}-${two(day.month)}-${two(day.day)}`;
}

/** The day of an ISO 8601 date, or null where the text is none or the day does not exist. */
export function dayOf(iso: string): Day | null {
	const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
	return found === null ? null : existing({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) });
}

function existing(day: Day): Day | null {
	const at = new Date(Date.UTC(day.year, day.month - 1, day.day));
	const same = at.getUTCFullYear() === day.year && at.getUTCMonth() === day.month - 1 && at.getUTCDate() === day.day;
	return same ? day : null;
}

/** 令和8年, 令和元年, or the western year before the Showa era. */
export function eraYear(day: Day): string {
	const iso = isoOf(day);
	const era = eras.find((candidate) => iso >= candidate.from);
	if (era === undefined) {
		return `${day.year}年`;
	}
	const year = day.year - era.yearBefore;
	return `${era.name}${year === 1 ? '元' : year}年`;
}

/** The weekday as one letter, 日 to 土. */
export function weekday(day: Day): string {
	return '日月火水木金土'[new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()] ?? '';
}

/**
 * Reads a date as people write it in an office: 令和8年11月24日, R8.11.24, 2026/11/24, 20261124, full-width digits.
 * @returns an ISO 8601 date, or null
 */
export function readDay(text: string): string | null {
	const plain = text.normalize('NFKC').replace(/\s/g, '').replace('元年', '1年').toUpperCase();
	const parts =
		/^(令和|平成|昭和|R|H|S)?(\d{1,4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(plain) ??
		/^()(\d{4})(\d{2})(\d{2})$/.exec(plain);
	if (parts === null) {
		return null;
	}
	const era = eras.find((candidate) => candidate.name === parts[1] || candidate.letter === parts[1]);
	const written = Number(parts[2]);
	if (era === undefined && written < 1900) {
		return null;
	}
	const day = existing({ year: written + (era?.yearBefore ?? 0), month: Number(parts[3]), day: Number(parts[4]) });
	return day === null ? null : isoOf(day);
}
