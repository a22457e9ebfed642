import { type Entry, emptyEntry, narrowed, type ValueSpec } from './entry.ts';

/** NFKC leaves these apart from the hyphen; all of them stand for a minus in Japanese papers. */
const MINUS = /^[△▲−－‐‑–—ー-]\s*/;

/** Yen per unit, for money written with its unit. */
const MONEY: Readonly<Record<string, number>> = { 円: 1, 千円: 1_000, 万円: 10_000, 百万円: 1_000_000, 億円: 100_000_000 };

/** Yen that one step of the field stands for; null where the field is not money. */
function stepOf(spec: ValueSpec): number | null {
	switch (spec.type) {
		case 'yen':
			return 1;
		case 'thousand-yen':
			return 1_000;
		default:
			return null;
	}
}

interface Figure {
	readonly digits: string;
	readonly unit: string;
}

function splitFigure(text: string): Figure | null {
	const found = /^(\d{1,3}(?:[,、]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(\D*)$/.exec(text);
	const [, digits, unit] = found ?? [];
	return digits === undefined ? null : { digits: digits.replace(/[,、]/g, ''), unit: (unit ?? '').trim() };
}

/** Multiplier of the written unit, or null when the unit does not belong to this field. */
function factorOf(unit: string, spec: ValueSpec): number | null {
	if (unit === '') {
		return 1;
	}
	const step = stepOf(spec);
	const money = MONEY[unit];
	if (step !== null) {
		return money === undefined ? null : money / step;
	}
	const ownUnit = spec.type === 'percent' ? '%' : spec.unit === undefined ? null : narrowed(spec.unit);
	return unit === ownUnit ? 1 : null;
}

/**
 * Reads a figure as it is typed in an office: full-width digits, separators, △ for minus, the unit behind it. Money
 * becomes whole steps of the field's unit (yen or thousand yen); what would need rounding is refused, not rounded.
 */
export function readNumber(text: string, spec: ValueSpec): Entry {
	const plain = narrowed(text);
	if (plain === '') {
		return emptyEntry;
	}
	const negative = MINUS.test(plain);
	const figure = splitFigure(plain.replace(MINUS, ''));
	const factor = figure === null ? null : factorOf(figure.unit, spec);
	if (figure === null || factor === null) {
		return { kind: 'refused', fault: 'not-a-number' };
	}
	const size = scaled(figure.digits, factor);
	if (stepOf(spec) !== null && !Number.isSafeInteger(size)) {
		return { kind: 'refused', fault: 'not-whole' };
	}
	return { kind: 'value', value: negative && size !== 0 ? -size : size };
}

/** 1.2億円 must give 120,000,000, which binary multiplication of 1.2 alone does not promise. */
function scaled(digits: string, factor: number): number {
	return Number.parseFloat((Number(digits) * factor).toPrecision(15));
}

/** `1,234`, `△1,234`; the way figures stand in 予算書. */
export function showNumber(value: number): string {
	const size = Math.abs(value).toLocaleString('ja-JP', { maximumFractionDigits: 6 });
	return value < 0 ? `△${size}` : size;
}
