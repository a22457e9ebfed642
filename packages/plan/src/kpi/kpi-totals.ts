import type { PartContent } from '../canonical.ts';
import { memberBodies, type Party, type PartyCode } from '../parties/types.ts';
import { numberIn, type Row, rowsOf, wordsIn } from '../template/rows-of.ts';

/** How the bodies' figures become one (08 KPI, 合算方法). */
export const aggregations = ['合計', '加重平均', '最小', '共通値'] as const;
export type Aggregation = (typeof aggregations)[number];

/** 基準値 and the targets of three years. */
export const kpiPeriods = ['baseline', 'y1', 'y2', 'y3'] as const;
export type KpiPeriod = (typeof kpiPeriods)[number];

/** One figure of the plan as a whole. */
export interface KpiFigure {
	/** Null until every body has given what it takes. */
	readonly value: number | null;
	/** Bodies whose figure, or weight, is still missing; none for 共通値, which is the trunk's own. */
	readonly missing: readonly PartyCode[];
}

/** What one body gave for a KPI; null where it gave nothing. */
export interface BodyFigures {
	readonly code: PartyCode;
	readonly values: Readonly<Record<KpiPeriod, number | null>>;
}

/** A KPI with the figures of the plan as a whole. */
export interface KpiTotal {
	/** Number that people see; null when none is given: then no body's figure can be joined to it. */
	readonly no: number | null;
	readonly name: string | null;
	readonly kind: string | null;
	readonly unit: string | null;
	readonly aggregation: Aggregation | null;
	/** 従前KPI: what the former project promised, on which an enlarged one must add. */
	readonly previous: string | null;
	/** What it promised, in the same unit, and by how much the third year goes beyond; null while a figure is missing. */
	readonly previousTarget: number | null;
	readonly beyond: number | null;
	readonly figures: Readonly<Record<KpiPeriod, KpiFigure>>;
	/** The figures that went in, in code order; none for 共通値. */
	readonly bodies: readonly BodyFigures[];
}

/**
 * Makes one figure of the bodies' for each KPI and period. Nothing is made of some bodies' figures only: a sum that lacks
 * two towns reads like a target.
 * @param contents of section 08, trunk and bodies' parts; others are passed over
 */
export function kpiTotals(parties: readonly Party[], contents: readonly PartContent[]): KpiTotal[] {
	const section = contents.filter(({ key }) => key === '08');
	const bodies = memberBodies(parties).map(({ code }) => code);
	const given = new Map(
		bodies.map((code) => {
			const rows = rowsOf(
				section.find(({ body }) => body === code),
				'values',
			);
			// Of two rows of one KPI the first counts, as it stands first on every paper.
			return [code, new Map(rows.toReversed().map((row) => [numberIn(row['kpi-no']), row]))];
		}),
	);
	const trunk = section.find(({ body }) => body === null);
	return rowsOf(trunk, 'kpis').map((row): KpiTotal => {
		const no = numberIn(row.no);
		const aggregation = aggregations.find((known) => known === row.aggregation) ?? null;
		const ofBodies = bodies.map((code) => ({ code, row: no === null ? undefined : given.get(code)?.get(no) }));
		const figureOf = (period: KpiPeriod): KpiFigure => {
			if (aggregation === '共通値') {
				return { value: numberIn(row[period]), missing: [] };
			}
			return combined(aggregation, ofBodies, period);
		};
		const previousTarget = numberIn(row['previous-target']);
		const y3 = figureOf('y3');
		return {
			no,
			name: wordsIn(row.name),
			kind: wordsIn(row.kind),
			unit: wordsIn(row.unit),
			aggregation,
			previous: wordsIn(row.previous),
			previousTarget,
			beyond: previousTarget === null || y3.value === null ? null : tidy(y3.value - previousTarget),
			bodies: aggregation === '共通値' ? [] : ofBodies.map(ownFigures),
			figures: { baseline: figureOf('baseline'), y1: figureOf('y1'), y2: figureOf('y2'), y3 },
		};
	});
}

interface OfBody {
	readonly code: PartyCode;
	readonly row: Row | undefined;
}

function ownFigures({ code, row }: OfBody): BodyFigures {
	const [baseline, y1, y2, y3] = [row?.baseline, row?.y1, row?.y2, row?.y3].map(numberIn);
	return { code, values: { baseline: baseline ?? null, y1: y1 ?? null, y2: y2 ?? null, y3: y3 ?? null } };
}

function combined(aggregation: Exclude<Aggregation, '共通値'> | null, bodies: readonly OfBody[], period: KpiPeriod): KpiFigure {
	const weighted = aggregation === '加重平均';
	const known = bodies.map(({ code, row }) => ({ code, value: numberIn(row?.[period]), weight: numberIn(row?.weight) }));
	const missing = known
		.filter(({ value, weight }) => value === null || (weighted && !(weight !== null && weight > 0)))
		.map(({ code }) => code);
	if (missing.length > 0 || aggregation === null || known.length === 0) {
		return { value: null, missing };
	}
	const values = known.map(({ value }) => value ?? 0);
	switch (aggregation) {
		case '合計':
			return { value: tidy(values.reduce((sum, value) => sum + value, 0)), missing };
		case '最小':
			return { value: Math.min(...values), missing };
		case '加重平均': {
			const weight = known.reduce((sum, one) => sum + (one.weight ?? 0), 0);
			const sum = known.reduce((total, one) => total + (one.value ?? 0) * (one.weight ?? 0), 0);
			return { value: tidy(sum / weight), missing };
		}
	}
}

/** Two decimals: a mean has as many as one likes, and 0.1 + 0.2 is no target. */
const tidy = (value: number): number => Math.round(value * 100) / 100;
