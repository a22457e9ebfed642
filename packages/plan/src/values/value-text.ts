import { dayOf, eraYear } from './japanese-calendar.ts';

/** What is read of a field or column of the template. */
export interface ValueSpec {
	readonly type: string;
	readonly unit?: string | undefined;
}

const number = /* @__PURE__ */ new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 6 });

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

/** A value of a field or cell as it is read in Japanese, without its unit; 「—」 where there is none, never 0. */
export function valueText(spec: ValueSpec, value: string | number | boolean | undefined): string {
	if (value === undefined || value === '') {
		return '—';
	}
	if (typeof value === 'boolean') {
		return value ? 'はい' : 'いいえ';
	}
	if (typeof value === 'number') {
		return numberText(value);
	}
	if (spec.type === 'date') {
		const day = dayOf(value);
		return day === null ? value : `${eraYear(day)}${day.month}月${day.day}日`;
	}
	const month = spec.type === 'month' ? dayOf(`${value}-01`) : null;
	return month === null ? value : `${eraYear(month)}${month.month}月`;
}
