import { describe, expect, it } from 'vitest';
import type { Party } from '../parties/types.ts';
import { editionOf, editions, figureOf } from '../template/editions.ts';
import { template } from '../template/template.ts';
import { partSpecOf, sectionOf } from '../template/tree.ts';
import { apartOf } from './apart.ts';
import { assess, checkSpecs, isAsked } from './assess.ts';
import { readFigure, withAnswers } from './figure-answers.ts';
import { bodies, checkOf, factsOf, first, second, third, verdictOf } from './fixture.ts';
import { type CheckFacts, checkGroups, checkVerdicts } from './types.ts';

const typeA = editionOf('TYPE A');
if (typeA === null) {
	throw new Error('TYPE A is an edition');
}

describe('checks as data', () => {
	it('[CK1] have each an id of their own, and a place that the template knows', () => {
		const ids = checkSpecs.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { id, place, reads, text } of checkSpecs) {
			const specs = [null, first].map((body) => partSpecOf(template, { key: place.section, body }));
			const keys = specs.flatMap((spec) => [...(spec?.fields ?? []), ...(spec?.tables ?? [])]).map(({ key }) => key);
			const columns = specs.flatMap((spec) =>
				(spec?.tables ?? []).flatMap(({ key, columns: own }) => own.map((column) => `${key}.${column.key}`)),
			);
			expect(place.field === null || [...keys, ...columns].includes(place.field), `${id} ${place.field}`).toBe(true);
			expect(
				reads.filter((key) => sectionOf(template, key) === null),
				id,
			).toEqual([]);
			expect(text.length, id).toBeGreaterThan(8);
		}
	});

	it('[CK1] rest on figures that an edition has', () => {
		const known = new Set(editions.flatMap(({ figures }) => figures.map(({ key }) => key)));
		expect(checkSpecs.flatMap(({ figures = [] }) => figures).filter((key) => !known.has(key))).toEqual([]);
	});

	it('[CK2] stand group by group, and in a group what stops the plan first', () => {
		const checks = assess(factsOf({ scheme: 3, fields: { '19': { 'no-recurring': 'いいえ' } } }));
		const ranks = checks.map(({ group, verdict }) => checkGroups.indexOf(group) * 10 + checkVerdicts.indexOf(verdict));
		expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
		expect(new Set(checks.map(({ verdict }) => verdict)).size).toBeGreaterThan(2);
	});

	it('[CK3] are 情報待ち in a plan that nobody has written in: nothing of its content is 適合 or 不適合', () => {
		for (const edition of editions) {
			const told = assess(factsOf({ scheme: 3, edition })).filter(({ id }) => !['K3-00', 'KC-01', 'PP-03'].includes(id));
			expect(told.filter(({ verdict }) => verdict === '適合' || verdict === '不適合').map(({ id }) => id)).toEqual([]);
			expect(told.length).toBeGreaterThan(20);
		}
	});

	it('[CK3] ask the 代表団体, or every member while there is none', () => {
		expect(checkOf(factsOf({ scheme: 3 }), 'K3-31').actors).toEqual([first]);
		expect(checkOf(factsOf({ scheme: 3, representative: null }), 'K3-31').actors).toEqual(bodies);
		expect(checkOf(factsOf({ scheme: 3, representative: null }), 'K3-36')).toMatchObject({ verdict: '情報待ち', actors: bodies });
	});
});

describe('figures of a second-hand source', () => {
	const lines = (amount: number) => ({
		'11': { lines: [{ no: 1, content: '構築', amount, eligibility: '対象', 'share-rule': '均等割' }] },
	});

	it('[CK5] never make a plan 適合 or 不適合, in any edition and whatever is written', () => {
		for (const edition of editions) {
			for (const amount of [500, 30_000, 900_000]) {
				for (const check of assess(factsOf({ scheme: 3, edition, tables: lines(amount) }))) {
					const spec = checkSpecs.find(({ id }) => id === check.id);
					const open = (spec?.figures ?? []).filter((key) => figureOf(edition, key)?.confirmed === false);
					expect(check.figures).toEqual(open);
					expect(open.length === 0 || !['適合', '不適合'].includes(check.verdict), check.id).toBe(true);
				}
			}
		}
	});

	it('[CK5] let wait what would be right, warn of what would be wrong, and are named', () => {
		const floor = (amount: number) => checkOf(factsOf({ scheme: 3, edition: typeA, tables: lines(amount) }), 'PF-09');
		expect(floor(30_000).verdict).toBe('出典待ち');
		expect(floor(1_000).verdict).toBe('注意');
		expect(floor(1_000).reasons.map(({ kind, value, limit }) => [kind, value, limit])).toEqual([
			['against-limit', '1,000,000円', '1,000,000円'],
			['second-hand', '1,000,000円', null],
		]);
		const type1 = checkOf(factsOf({ scheme: 3, tables: lines(30_000) }), 'PF-09');
		expect(type1).toMatchObject({ verdict: '出典待ち', figures: ['eligible-floor'] });
		expect(type1.reasons.map(({ kind }) => kind)).toEqual(['known', 'figure-unknown']);
	});

	it('[CK6] are confirmed by an answer with its source, for this plan; the check goes by the answer', () => {
		const answered = (value: number) =>
			withAnswers(typeA, [{ figure: 'eligible-floor', value, source: '交付要綱 第4条', sourcedOn: '2026-01-15' }]);
		expect(figureOf(answered(1), 'eligible-floor')).toMatchObject({ value: 1, confirmed: true, source: '交付要綱 第4条' });
		const floor = (amount: number, value: number) =>
			verdictOf(factsOf({ scheme: 3, edition: answered(value), tables: lines(amount) }), 'PF-09');
		expect(floor(30_000, 1_000_000)).toBe('適合');
		expect(floor(1_000, 1_000_000)).toBe('不適合');
		expect(floor(30_000, 90_000_000)).toBe('不適合');
		expect(figureOf(typeA, 'eligible-floor')?.confirmed).toBe(false);
	});

	it('[CK6] an answer does not change what a primary source says', () => {
		const edition = withAnswers(typeA, [{ figure: 'support-charge', value: 5, source: '聞いた', sourcedOn: '2026-01-15' }]);
		expect(figureOf(edition, 'support-charge')?.value).toBe(0);
	});

	it('[CK6] are read as people type them', () => {
		const read = (key: string, typed: string) => {
			const figure = figureOf(typeA, key);
			const made = figure === null ? null : readFigure(figure, typed);
			return made?.ok === true ? made.value : (made?.refusal.code ?? null);
		};
		expect(read('national-cap', ' １００，０００，０００円 ')).toBe(100_000_000);
		expect(read('national-rate', '50%')).toBe(50);
		expect(read('national-cap', '一億')).toBe('malformed');
		expect(read('national-cap', '')).toBe('malformed');
		expect(read('start-limit', '２０２７/03/31')).toBe('2027-03-31');
		expect(read('start-limit', '2027-02-30')).toBe('malformed');
		expect(read('cap-unit', '共同の事業ごと')).toBe('共同の事業ごと');
	});
});

describe('another edition', () => {
	it('[CK17] leaves the content as it is, and what no longer applies stands apart with what the plan holds', () => {
		const tables = { '20': { bonuses: [{ item: '地域間連携', applies: '該当する' }, { item: 'スタートアップ' }] } };
		const [type1, asA] = [factsOf({ scheme: 3, tables }), factsOf({ scheme: 3, edition: typeA, tables })];
		expect(type1.contents).toEqual(asA.contents);
		expect(apartOf(asA)).toEqual([]);
		const apart = apartOf(type1);
		expect(apart.filter(({ kind }) => kind === 'check').map(({ id }) => id)).toEqual(['PE-02', 'PE-03', 'PF-10']);
		expect(apart.find(({ field }) => field === 'bonuses')).toMatchObject({ edition: 'TYPE A', section: '20', entered: 1 });
		for (const { id } of apart.filter(({ kind }) => kind === 'check')) {
			expect(assess(type1).some((check) => check.id === id)).toBe(false);
			expect(assess(asA).some((check) => check.id === id)).toBe(true);
		}
	});

	it('[CK17] tells when 00 names another edition than the plan has', () => {
		const fields = { '00': { edition: 'TYPE1' } };
		expect(verdictOf(factsOf({ scheme: 3, fields }), 'PP-05')).toBe('適合');
		expect(checkOf(factsOf({ scheme: 3, edition: typeA, fields }), 'PP-05')).toMatchObject({
			verdict: '不適合',
			places: [{ section: '00', field: 'edition' }],
		});
	});

	it('[CK18] asks 加点 of what the plan claims, and holds the claim against the plan', () => {
		const claim = (applies: string, basis?: string, services: Record<string, string>[] = []) => {
			const row = { item: 'モデル仕様書（23類型）', applies, ...(basis === undefined ? {} : { basis }) };
			const facts = factsOf({ scheme: 3, edition: typeA, tables: { '20': { bonuses: [row] }, '05': { services } } });
			return assess(facts)
				.filter(({ group }) => group === 'bonus')
				.map(({ id, verdict }) => [id, verdict]);
		};
		expect(claim('該当しない')).toEqual([]);
		expect(claim('まだ分からない')).toEqual([['KB-01', '情報待ち']]);
		expect(claim('該当する')).toEqual([['KB-01', '情報待ち']]);
		expect(claim('該当する', '05')).toEqual([['KB-01', '注意']]);
		expect(claim('該当する', '05', [{ name: '予約', 'model-type': '施設予約' }])).toEqual([['KB-01', '適合']]);
		expect(
			assess(factsOf({ scheme: 3, tables: { '20': { bonuses: [{ item: '地域間連携', applies: '該当する' }] } } })).some(
				({ group }) => group === 'bonus',
			),
		).toBe(false);
	});
});

describe('in every 類型', () => {
	it('[CK7] past adoption is asked in ① and never in ③, even when all members were adopted before (K3-NEG)', () => {
		const history = bodies.map((body) => ({
			body,
			programme: 'デジ田交付金',
			year: '令和5年度補正',
			adopted: 'あり',
			source: '公表資料',
		}));
		const joint = factsOf({ scheme: 3, tables: { '20': { history } } });
		const ids = assess(joint).map(({ id }) => id);
		expect(ids.filter((id) => id.startsWith('K1-') || id.startsWith('K2-'))).toEqual([]);
		expect(
			assess(joint)
				.flatMap(({ reasons }) => reasons)
				.some(({ kind }) => kind === 'adopted-before'),
		).toBe(false);
		expect(checkSpecs.filter((spec) => isAsked(spec, { ...joint, scheme: 1 })).some(({ id }) => id === 'K1-13')).toBe(true);
	});
});

const town = (code: string): Party => ({
	code,
	name: code,
	shortName: code,
	place: null,
	kind: 'municipality',
	membership: 'member',
});
const prefecture = (code: string, membership: 'member' | 'supporter'): Party => ({
	...town(code),
	kind: 'prefecture',
	membership,
});
const withParties = (scheme: number, parties: readonly Party[], more: Partial<CheckFacts> = {}): CheckFacts => ({
	...factsOf({ scheme }),
	parties,
	...more,
});

describe('who may form a plan', () => {
	it('[CK8] ③: two municipalities or more; with a prefecture too, and then its own', () => {
		const verdict = (...parties: Party[]) => verdictOf(withParties(3, parties), 'K3-00');
		expect(verdict(town(first), town(second))).toBe('適合');
		expect(verdict(town(first))).toBe('不適合');
		expect(verdict(prefecture('990001', 'member'), town(first))).toBe('不適合');
		expect(verdict(prefecture('990001', 'member'), town(first), town(second))).toBe('適合');
		expect(verdict(prefecture('990001', 'member'), prefecture('980005', 'member'), town(first), town(second))).toBe('不適合');
		const outside = withParties(3, [prefecture('060003', 'member'), town('063614'), town('074454')]);
		expect(checkOf(outside, 'K3-00b')).toMatchObject({ verdict: '不適合', actors: ['074454'] });
		expect(assess(withParties(3, [town('063614'), town('074454')])).find(({ id }) => id === 'K3-00c')?.verdict).toBe('注意');
		expect(assess(withParties(3, [town('063614'), town('063622')])).some(({ id }) => id === 'K3-00c')).toBe(false);
		expect(assess(withParties(3, [town('063614'), town('063622')])).some(({ id }) => id === 'K3-00b')).toBe(false);
	});

	it('[CK8] ①: one municipality; ②: a prefecture that was not supported before', () => {
		expect(verdictOf(withParties(1, [town(first)]), 'K1-00')).toBe('適合');
		expect(verdictOf(withParties(1, [town(first), town(second)]), 'K1-00')).toBe('不適合');
		expect(verdictOf(withParties(2, [prefecture('060003', 'supporter'), town('063614')]), 'K2-00')).toBe('適合');
		expect(verdictOf(withParties(2, [town('063614')]), 'K2-00')).toBe('不適合');
		expect(verdictOf(withParties(2, [prefecture('060003', 'supporter')]), 'K2-11')).toBe('適合');
		expect(verdictOf(withParties(2, [prefecture('020001', 'supporter')]), 'K2-11')).toBe('不適合');
		expect(checkOf(withParties(2, [prefecture('060003', 'supporter'), town('074454')]), 'K2-31').verdict).toBe('不適合');
		expect(verdictOf(withParties(2, [prefecture('060003', 'supporter')]), 'K2-31')).toBe('注意');
	});

	it('[CK10] ③: nobody whom ① of the same 年度 supports; a list that is not known is asked for', () => {
		expect(checkOf(withParties(3, [town('016641'), town('063614')]), 'K3-21')).toMatchObject({
			verdict: '不適合',
			actors: ['016641'],
		});
		expect(verdictOf(withParties(3, [town('063614'), town('063622')]), 'K3-21')).toBe('適合');
		expect(verdictOf(factsOf({ scheme: 3 }), 'K3-21')).toBe('情報待ち');
		const said = (applies: string) =>
			verdictOf(
				factsOf({
					scheme: 3,
					tables: { '20': { intake: [{ item: '構成団体が同じ年度に類型①②の支援を受けていない', applies, basis: '公表資料' }] } },
				}),
				'K3-21',
			);
		expect(said('該当する')).toBe('適合');
		expect(said('該当しない')).toBe('不適合');
	});

	it('[CK3] ① in a prefecture that was supported asks for the record of talks with it; elsewhere it warns', () => {
		const of = (code: string, counterpart?: string) => {
			const rows = counterpart === undefined ? [] : [{ date: '2026-01-10', method: '対面', counterpart }];
			const facts = factsOf({ scheme: 1, tables: { '00': { consultations: rows } } });
			return assess({ ...facts, parties: [town(code)], representative: code })
				.filter(({ id }) => id.startsWith('K1-N'))
				.map(({ id, verdict }) => [id, verdict]);
		};
		expect(of('023019')).toEqual([['K1-N1', '情報待ち']]);
		expect(of('023019', '青森県デジタル課')).toEqual([['K1-N1', '適合']]);
		expect(of('016641')).toEqual([['K1-N2', '注意']]);
	});
});

describe('bodies that must act', () => {
	it('[CK4] are all named, each with its own place', () => {
		const fields = { [`10 ${first}`]: { officer: '佐藤', deputy: '藤井' }, [`10 ${second}`]: { officer: '高橋' } };
		const check = checkOf(factsOf({ scheme: 3, fields }), 'K3-35');
		expect(check.verdict).toBe('注意');
		expect(check.reasons.map(({ kind, what, bodies: named }) => [kind, what, named])).toEqual([
			['lacks', '担当者', [third]],
			['lacks', '代理か後任', [second]],
		]);
		expect(check.actors).toEqual([second, third]);
		expect(check.places.map(({ section, body, field }) => [section, body, field])).toEqual([
			['10', third, 'officer'],
			['10', second, 'deputy'],
		]);
	});

	it('[CK11] an empty seat stops the plan; a successor stands in for a deputy', () => {
		const fields = Object.fromEntries(bodies.map((body) => [`10 ${body}`, { officer: '担当', successor: '後任' }]));
		expect(verdictOf(factsOf({ scheme: 3, fields }), 'K3-35')).toBe('適合');
		expect(checkOf({ ...factsOf({ scheme: 3, fields }), seated: [first, third] }, 'K3-35')).toMatchObject({
			verdict: '不適合',
			actors: [second],
		});
	});
});
