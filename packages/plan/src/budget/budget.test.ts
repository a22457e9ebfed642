import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartContent } from '../canonical.ts';
import { shareRules } from '../template/choices.ts';
import { defaultEdition } from '../template/editions.ts';
import { computeBudget } from './compute-budget.ts';
import { readCost } from './read-cost.ts';
import type { CostInputs, CostLine } from './types.ts';

const bodies = ['994014', '994022', '994031', '994049', '994057', '994065', '994073'] as const;
const [first, second, third] = bodies;

const line = (given: Partial<CostLine>): CostLine => ({
	no: 1,
	body: null,
	amount: 1_000_000,
	eligible: true,
	rule: '均等割',
	equalPercent: null,
	bearers: [],
	entered: new Map(),
	...given,
});

const inputs = (lines: readonly CostLine[], given: Partial<CostInputs> = {}): CostInputs => ({
	bodies,
	representative: first,
	remainderBody: null,
	nationalRate: 50,
	lines,
	population: new Map(bodies.map((code, at) => [code, 1_000 * (at + 1)])),
	usage: new Map([
		[first, 30],
		[second, 10],
		[third, 0],
	]),
	other: new Map(),
	...given,
});

const totals = (lines: readonly CostLine[], given?: Partial<CostInputs>) =>
	computeBudget(inputs(lines, given)).bodies.map(({ total }) => total);
const problems = (lines: readonly CostLine[], given?: Partial<CostInputs>) =>
	computeBudget(inputs(lines, given)).problems.map(({ kind, body }) => (body === null ? kind : `${kind} ${body}`));

describe('how a line is shared', () => {
	it('[BG5] 均等割 in equal parts, 人口割 by population, 利用実績割 by use, with what is left to the 代表団体', () => {
		expect(totals([line({ amount: 7_000 })])).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000]);
		expect(totals([line({ amount: 28_000, rule: '人口割' })])).toEqual([1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000]);
		const three = { bearers: [first, second, third] };
		expect(totals([line({ amount: 1_001, rule: '利用実績割', ...three })])).toEqual([751, 250, 0, 0, 0, 0, 0]);
	});

	it('[BG5] 均等割＋人口割: 30 % equally, the rest by population', () => {
		const two = line({ amount: 100_000, rule: '均等割＋人口割', equalPercent: 30, bearers: [first, third] });
		// 30,000 ÷ 2, and 70,000 by 1 : 3.
		expect(totals([two])).toEqual([15_000 + 17_500, 0, 15_000 + 52_500, 0, 0, 0, 0]);
	});

	it('[BG5] 代表団体全額 to the 代表団体; 実費 and 手入力 as entered; an own line to its body', () => {
		expect(totals([line({ amount: 500, rule: '代表団体全額' })], { representative: third })).toEqual([0, 0, 500, 0, 0, 0, 0]);
		for (const rule of ['実費（契約どおり）', '手入力'] as const) {
			const entered = new Map([
				[second, 300],
				[third, 200],
			]);
			expect(totals([line({ amount: 500, rule, entered })])).toEqual([0, 300, 200, 0, 0, 0, 0]);
		}
		expect(totals([line({ amount: 42, body: second, rule: null })])).toEqual([0, 42, 0, 0, 0, 0, 0]);
	});

	it('[BG5] among the bearers of the line only', () => {
		expect(totals([line({ amount: 900, bearers: [second, third] })])).toEqual([0, 450, 450, 0, 0, 0, 0]);
	});
});

describe('rounding', () => {
	it('[BG1] happens once for each body, not for each line', () => {
		// 100 ÷ 7 = 14.28…; seven such lines are 100 each, and rounded line by line they would be 98.
		const seven = Array.from({ length: 7 }, () => line({ amount: 100 }));
		expect(totals(seven)).toEqual([100, 100, 100, 100, 100, 100, 100]);
	});

	it('[BG2] leaves a remainder to the named body, else the 代表団体, else the first', () => {
		const one = [line({ amount: 1_000 })];
		const remainder = (given: Partial<CostInputs>) => computeBudget(inputs(one, given)).remainder;
		expect(remainder({})).toEqual({ body: first, amount: 6 });
		expect(remainder({ remainderBody: third })).toEqual({ body: third, amount: 6 });
		expect(remainder({ representative: null })).toEqual({ body: first, amount: 6 });
		expect(totals(one, { remainderBody: third })).toEqual([142, 142, 148, 142, 142, 142, 142]);
		expect(computeBudget(inputs(one, { bodies: [] })).remainder).toEqual({ body: null, amount: 1_000 });
	});

	it('[BG3] rounds 国費 down to 千円 for each body, and leaves 一般財源', () => {
		const budget = computeBudget(inputs([line({ amount: 7_019_993, eligible: true })], { other: new Map([[second, 1_000]]) }));
		expect(budget.bodies[0]).toEqual({
			code: first,
			total: 1_002_857,
			eligible: 1_002_857,
			national: 501_000,
			other: 0,
			general: 501_857,
		});
		expect(budget.bodies[1]).toMatchObject({ total: 1_002_856, national: 501_000, other: 1_000, general: 500_856 });
		expect(budget).toMatchObject({ total: 7_019_993, national: 7 * 501_000, other: 1_000 });
		expect(problems([line({})], { other: new Map([[second, 900_000]]) })).toEqual([`general-negative ${second}`]);
	});

	it('[BG4] keeps what is 対象外 out of 交付対象 and 国費', () => {
		const budget = computeBudget(inputs([line({ amount: 7_000_000 }), line({ amount: 700_000, eligible: false })]));
		expect(budget).toMatchObject({ total: 7_700_000, eligible: 7_000_000, national: 3_500_000 });
	});
});

describe('what is not known yet', () => {
	it.each<[string, Partial<CostLine>, Partial<CostInputs>, string[]]>([
		['no rule', { rule: null }, {}, ['rule-missing']],
		[
			'no population of two',
			{ rule: '人口割' },
			{ population: new Map(bodies.slice(2).map((code) => [code, 5])) },
			[`population-missing ${first}`, `population-missing ${second}`],
		],
		['no use of any', { rule: '利用実績割', bearers: [third] }, {}, [`usage-missing ${third}`]],
		['no percentage', { rule: '均等割＋人口割' }, {}, ['percent-missing']],
		['no 代表団体', { rule: '代表団体全額' }, { representative: null }, ['representative-unset']],
		['no entered share', { rule: '手入力' }, {}, ['shares-missing']],
		['entered shares of another sum', { rule: '手入力', entered: new Map([[second, 5]]) }, {}, ['shares-differ']],
		['a bearer who is no member', { bearers: ['000000'] }, {}, ['bearer-unknown 000000']],
	])('[BG6] is named, and nothing is guessed: %s', (_, given, more, expected) => {
		expect(problems([line({})], more.representative === null ? {} : more)).toEqual([]);
		const budget = computeBudget(inputs([line(given)], more));
		expect(problems([line(given)], more)).toEqual(expected);
		expect(budget.bodies.reduce((sum, { total }) => sum + total, 0)).toBe(1_000_000);
		expect(problems([line({})], { nationalRate: null })).toEqual(['rate-unknown']);
	});
});

describe('a scenario', () => {
	it('[BG7] shares common lines by another rule; entered amounts, 代表団体全額 and own lines stay', () => {
		const entered = new Map([[second, 70]]);
		const lines = [
			line({ amount: 28_000 }),
			line({ amount: 70, rule: '手入力', entered }),
			line({ amount: 7, body: third, rule: null }),
			line({ amount: 5, rule: '代表団体全額' }),
		];
		const under = computeBudget(inputs(lines), { rule: '人口割', equalPercent: null });
		expect(under.bodies.map(({ total }) => total)).toEqual([1_005, 2_070, 3_007, 4_000, 5_000, 6_000, 7_000]);
		expect(under.total).toBe(computeBudget(inputs(lines)).total);
	});
});

describe('a plan of thousands of lines', () => {
	const table = (key: string, rows: readonly Record<string, string | number>[]) => ({ key, rows });
	const part = (body: string | null, tables: PartContent['tables'], fields: PartContent['fields'] = []): PartContent => ({
		...{ template: 'plan.v1', schema: 1, key: '11', prose: null, shown: [] },
		...{ body, tables, fields },
	});

	it('[BG5] is read by the numbers of its lines, and shared among every choice of bearers', () => {
		const count = 3_000;
		const some = (no: number) => bodies.filter((_, at) => ((no % 127) + 1) & (1 << at));
		const numbers = Array.from({ length: count }, (_, at) => at + 1);
		const rule = (no: number) => (no % 2 === 0 ? '人口割' : '手入力');
		const lines = numbers.map((no) => ({ no, amount: no, eligibility: '対象', 'share-rule': rule(no) }));
		const bearers = numbers.flatMap((no) => some(no).map((body) => ({ 'line-no': no, body })));
		const trunk = part(null, [table('lines', lines), table('bearers', bearers)]);
		const parts = bodies.map((body, at) =>
			part(
				body,
				[
					table(
						'shares',
						numbers.filter((no) => some(no)[0] === body).map((no) => ({ 'line-no': no, amount: no })),
					),
				],
				[{ key: 'population', value: 1_009 * (at + 3) }],
			),
		);
		const parties = bodies.map((code) => ({
			...{ code, name: code, shortName: code, place: null },
			...({ kind: 'municipality', membership: 'member' } as const),
		}));
		const budget = computeBudget(readCost({ parties, representative: first, edition: defaultEdition }, [trunk, ...parts]));
		expect(budget.problems).toEqual([]);
		expect(budget.total).toBe(((count * (count + 1)) / 2) * 1_000);
		expect(budget.remainder.amount).toBeLessThan(bodies.length);
	});
});

describe('every plan', () => {
	const code = fc.constantFrom(...bodies);
	const amount = fc.integer({ min: -5_000_000, max: 2_000_000_000 });
	const someLine: fc.Arbitrary<CostLine> = fc.record({
		no: fc.integer({ min: 1, max: 50 }),
		body: fc.option(code, { freq: 5 }),
		amount,
		eligible: fc.boolean(),
		rule: fc.option(fc.constantFrom(...shareRules), { freq: 10 }),
		equalPercent: fc.option(fc.integer({ min: -1, max: 10_100 }).map((hundredths) => hundredths / 100)),
		bearers: fc.uniqueArray(fc.oneof({ weight: 20, arbitrary: code }, { weight: 1, arbitrary: fc.constant('000000') }), {
			maxLength: 4,
		}),
		entered: fc.array(fc.tuple(code, amount), { maxLength: 4 }).map((pairs) => new Map(pairs)),
	});
	const numbers = (most: number) =>
		fc.array(fc.tuple(code, fc.double({ min: 0, max: most, noNaN: true })), { maxLength: 9 }).map((pairs) => new Map(pairs));
	const plan: fc.Arbitrary<CostInputs> = fc.record({
		bodies: fc.subarray([...bodies], { minLength: 1 }),
		representative: fc.option(code),
		remainderBody: fc.option(code),
		nationalRate: fc.option(fc.constantFrom(50, 66.67, 75, 0)),
		lines: fc.array(someLine, { maxLength: 12 }),
		population: numbers(300_000),
		usage: numbers(5_000),
		other: fc.array(fc.tuple(code, fc.integer({ min: 0, max: 9_000_000 })), { maxLength: 5 }).map((pairs) => new Map(pairs)),
	});
	const scenario = fc.option(
		fc.record({ rule: fc.constantFrom(...shareRules), equalPercent: fc.option(fc.integer({ min: 0, max: 100 })) }),
	);

	it('[BG1] has totals that are the sums of its bodies’, under every rule, remainder and scenario', () => {
		fc.assert(
			fc.property(plan, scenario, (given, under) => {
				const known = { ...given, lines: given.lines.filter(({ body }) => body === null || given.bodies.includes(body)) };
				const budget = computeBudget(known, under);
				const sum = (key: 'total' | 'eligible' | 'national' | 'other' | 'general') =>
					budget.bodies.reduce((total, body) => total + body[key], 0);
				expect(sum('total')).toBe(known.lines.reduce((total, { amount: own }) => total + own, 0));
				expect(sum('eligible')).toBe(known.lines.reduce((total, one) => total + (one.eligible ? one.amount : 0), 0));
				for (const key of ['total', 'eligible', 'national', 'other', 'general'] as const) {
					expect(budget[key]).toBe(sum(key));
				}
				for (const body of budget.bodies) {
					expect(body.national + body.other + body.general).toBe(body.total);
					expect(Number.isInteger(body.total) && body.national % 1_000 === 0).toBe(true);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('[BG1] is off for nobody by a yen or more from the exact share, but for the body that bears the remainder', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 900_000_000 }), { maxLength: 30 }),
				fc.constantFrom(...bodies),
				(amounts, bearer) => {
					const budget = computeBudget(
						inputs(
							amounts.map((own, at) => line({ amount: own, rule: at % 2 === 0 ? '均等割' : '人口割' })),
							{ remainderBody: bearer },
						),
					);
					expect(budget.remainder.amount).toBeGreaterThanOrEqual(0);
					expect(budget.remainder.amount).toBeLessThan(bodies.length);
					for (const [index, { code: own, total }] of budget.bodies.entries()) {
						const exact = amounts.reduce((sum, of, at) => sum + (at % 2 === 0 ? of / 7 : (of * (index + 1)) / 28), 0);
						const more = own === bearer ? budget.remainder.amount : 0;
						expect(Math.abs(total - more - Math.floor(exact + 1e-6))).toBeLessThanOrEqual(1);
					}
				},
			),
		);
	});
});
