import { longDate } from './dates.ts';
import type { Language } from './language.tsx';

/** What is read of a field or column of the template. */
export interface ValueSpec {
	readonly type: string;
	readonly unit?: string | undefined;
}

const number = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 6 });

/** 1,234; △1,234 for less than zero, as in papers of a municipality. */
export function numberText(value: number): string {
	return value < 0 ? `△${number.format(-value)}` : number.format(value);
}

/** The unit of a column, for its head: 千円, ％ or what the template says. */
export function unitOf(spec: ValueSpec): string | null {
	if (spec.unit !== undefined) {
		return spec.unit;
	}
	switch (spec.type) {
		case 'yen':
			return '円';
		case 'thousand-yen':
			return '千円';
		case 'percent':
			return '％';
		default:
			return null;
	}
}

/** A value of a field or cell as it is read; 「—」 where there is none, never 0. */
export function valueText(spec: ValueSpec, value: string | number | boolean | undefined, language: Language = 'ja'): string {
	if (value === undefined || value === '') {
		return '—';
	}
	if (typeof value === 'boolean') {
		return language === 'ja' ? (value ? 'はい' : 'いいえ') : value ? 'Yes' : 'No';
	}
	if (typeof value === 'number') {
		return numberText(value);
	}
	if (spec.type === 'date') {
		// The weekday helps with a meeting, not with the start of a contract.
		return language === 'ja' ? longDate(value).replace(/（.）$/, '') : longDate(value, language);
	}
	const month = spec.type === 'month' ? /^(\d{4}-\d{2})$/.exec(value) : null;
	if (month !== null && language === 'ja') {
		return longDate(`${month[1]}-01`).replace(/1日（.）$/, '');
	}
	return value;
}
