import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartContent, Scalar } from '../canonical.ts';
import type { Party } from '../parties/types.ts';
import { type Aggregation, aggregations, kpiPeriods, kpiTotals } from './kpi-totals.ts';

const codes = ['994014', '994022', '994031'] as const;
const [first, second, third] = codes;
const parties: readonly Party[] = codes.map((code) => ({
	...{ code, name: code, shortName: code, place: null },
	...({ kind: 'municipality', membership: 'member' } as const),
}));

type Row = Record<string, Scalar>;

const part = (body: string | null, table: string, rows: readonly Row[]): PartContent => ({
	...{ template: 'plan.v1', schema: 1, key: '08', prose: null, fields: [], shown: [] },
	...{ body, tables: [{ key: table, rows }] },
});

/** One KPI under a rule, and each body's row for it. */
function totalOf(aggregation: Aggregation, rows: readonly (Row | null)[], own: Row = {}) {
	const trunk = part(null, 'kpis', [{ no: 1, name: '登録者数', unit: '人', aggregation, ...own }]);
	const bodies = codes.map((code, at) => {
		const row = rows[at] ?? null;
		return part(code, 'values', row === null ? [] : [{ 'kpi-no': 1, ...row }]);
	});
	const [total] = kpiTotals(parties, [trunk, ...bodies]);
	if (total === undefined) {
		throw new Error('no KPI');
	}
	return total.figures;
}

describe('one figure of many bodies', () => {
	it('[KP1] 合計 adds, 最小 takes the least, 共通値 is the trunk’s own', () => {
		const rows = [{ y1: 0.1 }, { y1: 0.2 }, { y1: 7 }];
		expect(totalOf('合計', rows).y1).toEqual({ value: 7.3, missing: [] });
		expect(totalOf('最小', rows).y1).toEqual({ value: 0.1, missing: [] });
		expect(totalOf('共通値', rows, { y1: 686 }).y1).toEqual({ value: 686, missing: [] });
		expect(totalOf('共通値', rows).y1).toEqual({ value: null, missing: [] });
	});

	it('[KP5] names what each body gave, in code order, and the 従前KPI; 共通値 have no body’s figures', () => {
		const trunk = part(null, 'kpis', [
			{ no: 1, name: '登録者数', aggregation: '合計', previous: '令和6年度の事業：年300人' },
			{ no: 2, name: '運営費', aggregation: '共通値', baseline: 930 },
		]);
		const bodies = [
			part(second, 'values', [{ 'kpi-no': 1, baseline: 0, y1: 4 }]),
			part(first, 'values', [{ 'kpi-no': 2, y1: 9 }]),
		];
		const [sum, common] = kpiTotals(parties, [trunk, ...bodies]);
		const none = { baseline: null, y1: null, y2: null, y3: null };
		expect(sum?.bodies).toEqual([
			{ code: first, values: none },
			{ code: second, values: { ...none, baseline: 0, y1: 4 } },
			{ code: third, values: none },
		]);
		expect(sum?.previous).toBe('令和6年度の事業：年300人');
		expect(common).toMatchObject({ bodies: [], previous: null });
	});

	it('[KP8] an enlarged project goes beyond the 従前KPI by the difference to the third year; no figure, no difference', () => {
		const made = (row: Row) => {
			const trunk = part(null, 'kpis', [{ no: 1, name: '外出の回数', aggregation: '共通値', ...row }]);
			const [total] = kpiTotals(parties, [trunk]);
			return [total?.previousTarget, total?.beyond];
		};
		expect(made({ y3: 7.4, 'previous-target': 6.5 })).toEqual([6.5, 0.9]);
		expect(made({ y3: 670, 'previous-target': 930 })).toEqual([930, -260]);
		expect(made({ 'previous-target': 6.5 })).toEqual([6.5, null]);
		expect(made({ y3: 7.4 })).toEqual([null, null]);
	});

	it('[KP2] 加重平均 weighs each body, to two decimals', () => {
		const rows = [
			{ y1: 6, weight: 100 },
			{ y1: 7, weight: 200 },
			{ y1: 9, weight: 300 },
		];
		// (600 + 1,400 + 2,700) ÷ 600.
		expect(totalOf('加重平均', rows).y1).toEqual({ value: 7.83, missing: [] });
	});

	it('[KP3] is none while a body’s figure or weight is missing, and says whose', () => {
		expect(totalOf('合計', [{ y1: 1 }, { y2: 1 }, null]).y1).toEqual({ value: null, missing: [second, third] });
		expect(totalOf('加重平均', [{ y1: 1, weight: 5 }, { y1: 1 }, { y1: 1, weight: 0 }]).y1.missing).toEqual([second, third]);
		expect(totalOf('合計', [{ y1: 1 }, { y1: 0 }, { y1: 1 }]).y1).toEqual({ value: 2, missing: [] });
	});

	it('[KP3] of a KPI without a number or a rule is none; a second row of the same KPI does not count', () => {
		const trunk = part(null, 'kpis', [
			{ name: '番号なし', aggregation: '合計' },
			{ no: 2, name: '方法なし' },
		]);
		const bodies = codes.map((code) =>
			part(code, 'values', [
				{ 'kpi-no': 2, y1: 4 },
				{ 'kpi-no': 2, y1: 900 },
			]),
		);
		const [unnumbered, without] = kpiTotals(parties, [trunk, ...bodies]);
		expect(unnumbered?.figures.y1).toEqual({ value: null, missing: [first, second, third] });
		expect(without?.figures.y1).toEqual({ value: null, missing: [] });
		const ruled = part(null, 'kpis', [{ no: 2, name: '方法あり', aggregation: '合計' }]);
		expect(kpiTotals(parties, [ruled, ...bodies])[0]?.figures.y1.value).toBe(12);
	});

	it('[KP1] lies between the least and the greatest, or is their sum, whatever the figures', () => {
		const value = fc.integer({ min: -100_000, max: 100_000 });
		const row = fc.record({ y1: value, weight: fc.integer({ min: 1, max: 90_000 }) });
		fc.assert(
			fc.property(fc.tuple(row, row, row), (rows) => {
				const values = rows.map(({ y1 }) => y1);
				expect(totalOf('合計', rows).y1.value).toBe(values.reduce((sum, one) => sum + one, 0));
				const mean = totalOf('加重平均', rows).y1.value ?? Number.NaN;
				expect(mean).toBeGreaterThanOrEqual(Math.min(...values));
				expect(mean).toBeLessThanOrEqual(Math.max(...values));
			}),
		);
		expect(aggregations).toHaveLength(4);
		expect(kpiPeriods).toHaveLength(4);
	});
});
