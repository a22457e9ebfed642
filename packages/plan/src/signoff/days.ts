import { type Refusal, refusalOf } from '../refusal.ts';
import { dayOf } from '../values/japanese-calendar.ts';

/**
 * How many years before and after today a day of sign-off lies at most. A plan is written, decided and carried out within
 * some three years; what lies further away is a year or an era that was mistyped.
 */
export const YEARS_AROUND_A_DECISION = 3;

/** How many years after today the last day of a seat lies at most: longer than any term of office. */
export const YEARS_OF_A_SEAT = 10;

/** The same day some years later, or earlier (ISO date); of 29 February the last day of that month. */
export function yearsAfter(day: string, years: number): string {
	const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
	const same = `${year}${day.slice(4)}`;
	return day.endsWith('-02-29') && dayOf(same) === null ? `${year}-02-28` : same;
}

/** Whether a day may be set as the last day for the 決裁 of a section. Both are ISO dates in Japan. */
export function mayBeLastDay(day: string, today: string): boolean {
	return day >= today && day <= yearsAfter(today, YEARS_AROUND_A_DECISION);
}

/** Why a day cannot be the last day for the 決裁 of a section, or null. */
export function refusalOfLastDay(day: string, today: string): Refusal | null {
	return mayBeLastDay(day, today)
		? null
		: refusalOf(
				'malformed',
				`期限は、今日から${YEARS_AROUND_A_DECISION}年後までの日にしてください。決まりは何も変わっていません。年を確かめてください。`,
			);
}

/**
 * What is wrong with a day as the 決裁日, or null: the body's own 決裁 has been given when it is recorded, and not years ago.
 * Both are ISO dates in Japan.
 */
export function faultOfDecidedOn(day: string, today: string): 'future' | 'past' | null {
	return day > today ? 'future' : day < yearsAfter(today, -YEARS_AROUND_A_DECISION) ? 'past' : null;
}

/** Why a day cannot be the 決裁日, or null. */
export function refusalOfDecidedOn(day: string, today: string): Refusal | null {
	const said = {
		future: '決裁日が、今日より後の日になっています。何も記録されていません。今日までの日にしてください。',
		past: `決裁日が、${YEARS_AROUND_A_DECISION}年より前の日になっています。何も記録されていません。年を確かめてください。`,
	};
	const fault = faultOfDecidedOn(day, today);
	return fault === null ? null : refusalOf('malformed', said[fault]);
}

/** Why a seat cannot begin on a day, or null: it may be noted some days late, or ahead. Both are ISO dates in Japan. */
export function refusalOfBegin(from: string, today: string): Refusal | null {
	return from >= yearsAfter(today, -YEARS_OF_A_SEAT) && from <= yearsAfter(today, YEARS_OF_A_SEAT)
		? null
		: refusalOf(
				'malformed',
				`任期の始まりは、今日の前後${YEARS_OF_A_SEAT}年の中の日にしてください。席は作られていません。年を確かめてください。`,
			);
}

/**
 * Why a term of a seat cannot end on a day, or null when it can; null is no end. A seat is ended at once by its own act,
 * never by a day that is over.
 */
export function refusalOfEnd({ from, to, today }: { from: string; to: string | null; today: string }): Refusal | null {
	if (to === null) {
		return null;
	}
	if (to < today || to < from) {
		return refusalOf('malformed', '任期の終わりは、今日から後、任期の始まりから後の日にしてください。');
	}
	return to <= yearsAfter(today, YEARS_OF_A_SEAT)
		? null
		: refusalOf(
				'malformed',
				`任期の終わりは、今日から${YEARS_OF_A_SEAT}年後までの日にしてください。何も変わっていません。終わりを決めないこともできます。`,
			);
}
