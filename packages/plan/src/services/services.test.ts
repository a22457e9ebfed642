import { describe, expect, it } from 'vitest';
import type { PartContent, Scalar } from '../canonical.ts';
import type { Party } from '../parties/types.ts';
import { choicesOf } from './candidates.ts';
import { serviceMatrix } from './service-matrix.ts';

const [first, second, third] = ['994014', '994022', '994031'] as const;
const parties: readonly Party[] = [first, second, third].map((code) => ({
	...{ code, name: code, shortName: code, place: null },
	...({ kind: 'municipality', membership: 'member' } as const),
}));

type Row = Record<string, Scalar>;

const trunk = (key: string, tables: Record<string, readonly Row[]>): PartContent => ({
	...{ template: 'plan.v1', schema: 1, key, body: null, prose: null, fields: [], shown: [] },
	tables: Object.entries(tables).map(([name, rows]) => ({ key: name, rows })),
});

const services = [
	{ no: 1, name: '予約・配車', start: '2027-10-01' },
	{ no: 2, name: '見守り' },
];
const matrixOf = (pairs: readonly Row[], of: readonly Row[] = services) =>
	serviceMatrix(parties, [trunk('05', { services: of, 'service-bodies': pairs })]);

describe('services × bodies', () => {
	it('[SV1] every body has a cell for every service; of which nothing is said, that is open and not 参加しない', () => {
		const { bodies, services: heads } = matrixOf([
			{ 'service-no': 1, body: first, joins: '初年度から参加' },
			{ 'service-no': 1, body: second, joins: '参加しない' },
			{ 'service-no': 2, body: first, joins: '2年目以降に参加' },
			{ 'service-no': 2, body: second },
		]);
		expect(bodies.map(({ uses }) => uses.map(({ joins }) => joins))).toEqual([
			['初年度から参加', '2年目以降に参加'],
			['参加しない', null],
			[null, null],
		]);
		expect(heads.map(({ open }) => open)).toEqual([[third], [second, third]]);
		expect(heads[0]?.counts).toEqual({ 初年度から参加: 1, '2年目以降に参加': 0, 参加しない: 1 });
	});

	it('[SV2] a body starts on its own day, else in the first year on the service’s; a later one is not guessed', () => {
		const { bodies } = matrixOf([
			{ 'service-no': 1, body: first, joins: '初年度から参加' },
			{ 'service-no': 1, body: second, joins: '初年度から参加', start: '2027-11-01' },
			{ 'service-no': 1, body: third, joins: '2年目以降に参加' },
		]);
		expect(bodies.map(({ uses }) => uses[0]?.start)).toEqual(['2027-10-01', '2027-11-01', null]);
	});

	it('[SV3] of two rows of one pair the first counts; a row of no service or no member body is named as stray', () => {
		const { bodies, stray } = matrixOf([
			{ 'service-no': 1, body: first, joins: '参加しない' },
			{ 'service-no': 1, body: first, joins: '初年度から参加' },
			{ 'service-no': 9, body: first, joins: '初年度から参加' },
			{ 'service-no': 1, body: '062057', joins: '初年度から参加' },
			{ body: first },
		]);
		expect(bodies[0]?.uses[0]?.joins).toBe('参加しない');
		expect(stray).toEqual([
			{ no: 9, code: first },
			{ no: 1, code: '062057' },
			{ no: null, code: first },
		]);
	});

	it('[SV3] a service without a number has no body', () => {
		expect(matrixOf([{ body: first, joins: '初年度から参加' }], [{ name: '番号なし' }]).services[0]?.open).toHaveLength(3);
	});
});

describe('from 地域課題 to candidates', () => {
	const issues = trunk('02', {
		'common-issues': [
			{ no: 1, issue: '足がない' },
			{ no: 2, issue: '電話だけ' },
		],
	});

	it('[SV4] a candidate names the 共通課題 that it answers, and those that none answers are named', () => {
		const candidates = [
			{ no: 1, name: '配車', 'issue-no': 1, decision: '検討中' },
			{ no: 2, name: '地図', 'issue-no': 8, decision: '検討中' },
			{ no: 3, name: '券', decision: '検討中' },
		];
		const { candidates: made, openIssues } = choicesOf([issues, trunk('05', { candidates })]);
		expect(made.map(({ issue }) => issue)).toEqual([{ no: 1, words: '足がない' }, { no: 8, words: null }, null]);
		expect(made.map(({ lacks }) => lacks)).toEqual([[], ['issue'], ['issue']]);
		expect(openIssues).toEqual([{ no: 2, words: '電話だけ' }]);
	});

	it('[SV5] 採用 and 見送り need a reason, for a service and for a business alike', () => {
		const candidates = [
			{ no: 1, 'issue-no': 1, decision: '採用' },
			{ no: 2, 'issue-no': 1, decision: '見送り', reason: '運転手がいない' },
			{ no: 3, 'issue-no': 1, decision: '検討中' },
		];
		const vendors = [
			{ name: '甲社', source: 'カタログ', stage: '候補' },
			{ name: '乙社', source: 'カタログ', stage: '絞り込み' },
			{ name: '丙社', stage: '見送り', reason: '県内に拠点がない' },
		];
		const made = choicesOf([issues, trunk('05', { candidates }), trunk('12', { vendors })]);
		expect(made.candidates.map(({ lacks }) => lacks)).toEqual([['reason'], [], []]);
		expect(made.vendors.map(({ lacks }) => lacks)).toEqual([[], ['reason'], ['source']]);
	});

	it('[SV6] cost stands per resident in whole yen, benefit per thousand residents; without people there is neither', () => {
		const models = [
			{ name: '汐入市', population: 48_000, cost: 19_200, benefit: 1632, 'benefit-unit': '件', source: '聞き取り' },
			{ name: '東雲町', population: 0, cost: 900, benefit: 5, source: '公表資料' },
			{ name: '風待町', population: 3000 },
		];
		const { precedents } = choicesOf([trunk('06', { models })]);
		expect(precedents.map((one) => [one.costPerResident, one.benefitPerThousand])).toEqual([
			[400, 34],
			[null, null],
			[null, null],
		]);
		expect(precedents.map(({ lacks }) => lacks)).toEqual([[], ['population'], ['source', 'cost', 'benefit']]);
	});

	it('[SV7] a precedent stands under the candidate that it names, and in the list of all either way', () => {
		const models = [{ name: '汐入市', 'candidate-no': 1 }, { name: '東雲町' }, { name: '風待町', 'candidate-no': 9 }];
		const made = choicesOf([
			trunk('05', { candidates: [{ no: 1, name: '配車' }, { name: '番号なし' }] }),
			trunk('06', { models }),
		]);
		expect(made.candidates.map(({ precedents }) => precedents.map(({ name }) => name))).toEqual([['汐入市'], []]);
		expect(made.precedents).toHaveLength(3);
	});
});
