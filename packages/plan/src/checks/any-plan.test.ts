import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartContent, Scalar } from '../canonical.ts';
import { editions, figureOf } from '../template/editions.ts';
import { template } from '../template/template.ts';
import type { FieldSpec } from '../template/types.ts';
import { assess, checkSpecs } from './assess.ts';
import { bodies, factsOf } from './fixture.ts';
import { checkVerdicts } from './types.ts';

/** What may stand in a field: mostly what belongs there, now and then what another client wrote. */
function someValue(spec: FieldSpec): fc.Arbitrary<Scalar> {
	const day = fc.constantFrom('2026-12-01', '2027-03-25', '2027-04-01', '2028-03-31', '2030-01-01');
	const fitting: Record<string, fc.Arbitrary<Scalar>> = {
		number: fc.integer({ min: 0, max: 9 }),
		yen: fc.integer({ min: 0, max: 9_000_000 }),
		'thousand-yen': fc.integer({ min: 0, max: 900_000 }),
		percent: fc.integer({ min: 0, max: 100 }),
		date: day,
		month: fc.constantFrom('2027-05', '2028-04'),
		flag: fc.boolean(),
		body: fc.constantFrom(...bodies, '000000'),
		choice: fc.constantFrom(...(spec.choices ?? ['x'])),
	};
	const words = fc.constantFrom('', '　', '契約', '一式', '住民', '所要時間', '伴走支援の費用', '令和5年度', '住民基本台帳');
	const strange: fc.Arbitrary<Scalar> = fc.oneof(fc.constant(Number.NaN), fc.constant(-1), fc.constant(true), fc.string());
	return fc.oneof({ weight: 12, arbitrary: fitting[spec.type] ?? words }, { weight: 1, arbitrary: strange });
}

const rowOf = (columns: readonly FieldSpec[]): fc.Arbitrary<Record<string, Scalar>> =>
	fc
		.record(Object.fromEntries(columns.map((column) => [column.key, someValue(column)])), { requiredKeys: [] })
		.map((row) => row as Record<string, Scalar>);

const parts = template.sections.flatMap((section) => [
	{ key: section.key, body: null, spec: section.trunk },
	...(section.perBody === null ? [] : bodies.map((body) => ({ key: section.key, body, spec: section.perBody ?? section.trunk }))),
]);

const partOf = ({ key, body, spec }: (typeof parts)[number]): fc.Arbitrary<PartContent> =>
	fc
		.record({
			fields: rowOf(spec.fields),
			tables: fc.tuple(...spec.tables.map(({ columns }) => fc.array(rowOf(columns), { maxLength: 3 }))),
		})
		.map(({ fields, tables }) => ({
			...{ template: 'plan.v1', schema: 1, prose: null, shown: [], key, body },
			fields: Object.entries(fields).map(([name, value]) => ({ key: name, value })),
			tables: spec.tables.map((table, at) => ({ key: table.key, rows: tables[at] ?? [] })),
		}));

const contents = fc
	.tuple(...parts.map((part) => fc.option(partOf(part), { freq: 8 })))
	.map((some) => some.filter((one) => one !== null));

describe('whatever is written', () => {
	it('[CK5] every check is judged, with a reason, somebody to act and a place; no figure of a second-hand source decides', () => {
		const seen = new Set<string>();
		fc.assert(
			fc.property(contents, fc.constantFrom(1, 2, 3), fc.constantFrom(...editions), (written, scheme, edition) => {
				const checks = assess({ ...factsOf({ scheme, edition }), contents: written });
				for (const { id, verdict, reasons, actors, places, figures } of checks) {
					expect(checkVerdicts).toContain(verdict);
					expect(reasons.length, id).toBeGreaterThan(0);
					expect(actors.length, id).toBeGreaterThan(0);
					expect(places.length, id).toBeGreaterThan(0);
					const open = (checkSpecs.find((spec) => spec.id === id)?.figures ?? []).filter(
						(key) => figureOf(edition, key)?.confirmed === false,
					);
					expect(figures).toEqual(open);
					expect(open.length === 0 || !['適合', '不適合'].includes(verdict), id).toBe(true);
					seen.add(`${id} ${verdict}`);
				}
			}),
			{ numRuns: 300 },
		);
		// So much was met that the property is not empty: most checks have gone both ways.
		expect(seen.size).toBeGreaterThan(90);
	});
});
