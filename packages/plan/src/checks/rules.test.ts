import { describe, expect, it } from 'vitest';
import type { Scalar } from '../canonical.ts';
import { bodies, checkOf, factsOf, first, second, third, verdictOf } from './fixture.ts';

type Cells = Record<string, Scalar>;
const trunk = (key: string, table: string, rows: readonly Cells[]) => factsOf({ tables: { [key]: { [table]: rows } } });

describe('the past of ①', () => {
	const past = (id: string, rows: readonly Cells[]) =>
		verdictOf(
			factsOf({ scheme: 1, tables: { '20': { history: rows.map((row) => ({ body: first, source: '公表資料', ...row })) } } }),
			id,
		);
	const support = (year: string, adopted = 'なし') => ({ programme: 'デジタル実装計画策定支援事業', year, adopted });
	const grant = (year: string, adopted = 'なし', more: Cells = {}) => ({
		programme: 'デジ田交付金 デジタル実装タイプ',
		year,
		adopted,
		...more,
	});

	it('[CK7] support of 令和5・6年度 bars; both years must be known', () => {
		expect(past('K1-11', [])).toBe('情報待ち');
		expect(past('K1-11', [support('令和5年度')])).toBe('情報待ち');
		expect(past('K1-11', [support('令和5年度'), support('Ｒ６')])).toBe('適合');
		expect(past('K1-11', [support('令和5年度', 'あり')])).toBe('不適合');
		expect(past('K1-11', [support('令和4年度', 'あり'), support('R5'), support('R6')])).toBe('適合');
	});

	it('[CK7] adoption of 令和3 to 6年度補正 bars, but 地方創生テレワーク型 does not count', () => {
		expect(past('K1-12', [grant('令和3年度補正', 'あり')])).toBe('不適合');
		expect(past('K1-12', [grant('令和3年度補正')])).toBe('適合');
		expect(past('K1-12', [grant('令和3年度')])).toBe('情報待ち');
		expect(past('K1-13', [grant('令和4年度補正'), grant('令和5年度補正', 'あり')])).toBe('不適合');
		expect(past('K1-13', [grant('令和4年度補正'), grant('令和5年度補正', 'あり', { type: '地方創生テレワーク型' })])).toBe(
			'適合',
		);
		expect(past('K1-14', [grant('R6補正')])).toBe('適合');
		expect(past('K1-15', [{ programme: 'デジタル専門人材派遣制度', adopted: 'なし' }])).toBe('適合');
		expect(past('K1-15', [{ programme: 'デジタル専門人材派遣制度', adopted: 'あり' }])).toBe('不適合');
	});

	it('[CK7] a fact without its source is 出典待ち', () => {
		expect(past('K1-12', [{ ...grant('令和3年度補正'), source: '' }])).toBe('出典待ち');
		expect(past('K1-15', [{ programme: '人材派遣', adopted: 'なし', source: ' ' }])).toBe('出典待ち');
	});
});

describe('who helps', () => {
	const partners = (rows: readonly Cells[]) => factsOf({ tables: { '09': { partners: rows } } });

	it('[CK9] ③: 調整中 with its next step and date is enough, 未定 alone is a warning', () => {
		expect(verdictOf(partners([]), 'K3-33')).toBe('情報待ち');
		expect(verdictOf(partners([{ name: '未定', stage: '未定' }]), 'K3-33')).toBe('注意');
		const talking = { name: '澄川', stage: '調整中' };
		expect(checkOf(partners([talking]), 'K3-33')).toMatchObject({
			verdict: '情報待ち',
			places: [{ section: '09', field: 'partners.next-step', row: 0 }],
		});
		expect(verdictOf(partners([{ ...talking, 'next-step': '見積', 'next-date': '2026-12-10' }]), 'K3-33')).toBe('適合');
		expect(verdictOf(partners([{ name: '澄川', stage: '内諾' }]), 'K3-33')).toBe('適合');
	});

	it('[CK9] ②: 調整中 is not enough, and the base must be inside', () => {
		const two = (row: Cells) =>
			verdictOf(factsOf({ scheme: 2, tables: { '09': { partners: [{ name: '澄川', ...row }] } } }), 'K2-21');
		expect(two({ stage: '調整中', 'local-base': 'あり' })).toBe('不適合');
		expect(two({ stage: '内諾', 'local-base': 'あり' })).toBe('適合');
		expect(two({ stage: '内諾', 'local-base': 'なし' })).toBe('不適合');
		expect(two({ stage: '内諾' })).toBe('情報待ち');
	});

	it('[CK9] a local candidate was looked at, or a reason is given', () => {
		const local = (rows: readonly Cells[]) => verdictOf(trunk('09', 'candidates', rows), 'K3-34');
		expect(local([])).toBe('情報待ち');
		expect(local([{ name: '北灯', local: 'いいえ' }])).toBe('注意');
		expect(local([{ name: '北灯', local: 'いいえ', reason: '地元に扱う会社がない' }])).toBe('適合');
		expect(local([{ name: '澄川', local: 'はい' }])).toBe('適合');
	});

	it('[CK4] the 代表団体 is one of the members, the one that 00 names, with somebody to call', () => {
		const contact = { body: first, officer: '佐藤', phone: '0000' };
		const rep = (fields: Cells, contacts: readonly Cells[], representative: string | null = first) =>
			verdictOf(factsOf({ representative, fields: { '00': fields }, tables: { '00': { contacts } } }), 'K3-36');
		expect(rep({ representative: first }, [contact])).toBe('適合');
		expect(rep({ representative: second }, [contact])).toBe('不適合');
		expect(rep({ representative: first }, [{ body: first, officer: '佐藤' }])).toBe('情報待ち');
		expect(rep({}, [])).toBe('情報待ち');
		expect(rep({}, [contact], '000000')).toBe('不適合');
	});

	it('[CK16] what a person judges is the answer in 20, with its ground', () => {
		const of = (row: Cells) =>
			verdictOf(
				factsOf({
					scheme: 1,
					tables: {
						'20': { intake: [{ item: '地方創生人材を巻き込んだ推進体制に協力できる', ...row }] },
						'09': { talents: [{ name: '協力隊' }] },
					},
				}),
				'K1-21',
			);
		expect(of({})).toBe('情報待ち');
		expect(of({ applies: '該当する' })).toBe('情報待ち');
		expect(of({ applies: '該当する', basis: '09' })).toBe('適合');
		expect(of({ applies: '該当しない' })).toBe('不適合');
	});

	it('[CK16] the four answers of 19 are all はい', () => {
		const all = { 'no-other-grant': 'はい', 'no-substitution': 'はい', 'no-recurring': 'はい', 'no-consulting': 'はい' };
		const of = (fields: Cells) => checkOf(factsOf({ fields: { '19': fields } }), 'PE-19');
		expect(of(all).verdict).toBe('適合');
		expect(of({ ...all, 'no-consulting': 'まだ分からない' }).verdict).toBe('情報待ち');
		const two = of({ ...all, 'no-recurring': 'いいえ', 'no-consulting': 'いいえ' });
		expect(two.verdict).toBe('不適合');
		expect(two.places.map(({ field }) => field)).toEqual(['no-recurring', 'no-consulting']);
	});
});

describe('time', () => {
	const schedule = (tasks: readonly Cells[], gates: readonly Cells[]) => factsOf({ tables: { '13': { tasks, gates } } });
	const decided = { gate: '交付決定', date: '2027-04-01' };

	it('[CK12] no contract, order or day to contract is before 交付決定; to prepare one is no contract', () => {
		const verdict = (tasks: readonly Cells[], gates: readonly Cells[] = [decided]) => verdictOf(schedule(tasks, gates), 'PE-13');
		expect(verdict([], [])).toBe('情報待ち');
		expect(verdict([{ no: 1, task: '契約', start: '2027-04-01' }])).toBe('適合');
		expect(verdict([{ no: 1, task: '契約', start: '2027-03-31' }])).toBe('不適合');
		expect(verdict([{ no: 1, task: '機器の発注', start: '2027-03-01' }])).toBe('不適合');
		expect(verdict([{ no: 1, task: '契約の準備と公告', start: '2027-01-12' }])).toBe('適合');
		expect(checkOf(schedule([], [decided, { gate: '契約可能日', date: '2027-03-25' }]), 'PE-13')).toMatchObject({
			verdict: '不適合',
			places: [{ section: '13', field: 'gates.date', row: 1 }],
		});
	});

	it('[CK5] a service that starts after the day that is told is warned of, and waits while no day is known', () => {
		const start = (start: string) => trunk('05', 'services', [{ no: 1, name: '予約', start }]);
		expect(verdictOf(start('2027-10-01'), 'PE-05')).toBe('出典待ち');
		expect(verdictOf(trunk('05', 'services', [{ no: 1, name: '予約' }]), 'PE-05')).toBe('情報待ち');
	});
});

describe('money', () => {
	const line = (more: Cells = {}): Cells => ({
		no: 1,
		content: '構築',
		amount: 9_000,
		eligibility: '対象',
		'share-rule': '均等割',
		...more,
	});
	const lines = (...rows: readonly Cells[]) =>
		factsOf({ fields: { '00': { 'implementation-to': '2028-03-31' } }, tables: { '11': { lines: rows } } });

	it('[CK13] a line with a reason for being 対象外 is not 対象', () => {
		expect(verdictOf(lines(), 'PE-14')).toBe('情報待ち');
		expect(verdictOf(lines(line()), 'PE-14')).toBe('適合');
		const wrong = line({ 'ineligible-reason': '汎用備品' });
		expect(checkOf(lines(line({ no: 2 }), wrong), 'PE-14')).toMatchObject({
			verdict: '不適合',
			places: [{ field: 'lines.eligibility', row: 1 }],
		});
		expect(verdictOf(lines({ ...wrong, eligibility: '対象外' }), 'PE-14')).toBe('適合');
	});

	it('[CK13] 「一式」, 伴走支援 in a line, and cost after the period are warned of, in a body’s own lines too', () => {
		expect(verdictOf(lines(line({ 'quantity-unit': '一式' })), 'PE-15')).toBe('注意');
		expect(verdictOf(lines(line({ content: '伴走支援の委託' })), 'KC-01')).toBe('注意');
		expect(verdictOf(lines(line({ to: '2028-04' })), 'PE-16')).toBe('注意');
		expect(verdictOf(lines(line({ to: '2028-03' })), 'PE-16')).toBe('適合');
		const own = factsOf({
			tables: { '11': { lines: [line()] }, [`11 ${second}`]: { 'own-lines': [line({ content: '機器一式' })] } },
		});
		expect(checkOf(own, 'PE-15')).toMatchObject({
			verdict: '注意',
			actors: [second],
			places: [{ body: second, field: 'own-lines.content' }],
		});
	});

	it('[CK15] what is entered adds up to the line; a body that bears it is one of the plan’s', () => {
		const entered = (amount: number) =>
			factsOf({
				tables: {
					'11': { lines: [line({ amount: 30, 'share-rule': '実費（契約どおり）' })] },
					[`11 ${first}`]: { shares: [{ 'line-no': 1, amount }] },
				},
			});
		expect(verdictOf(entered(30), 'PP-01')).toBe('適合');
		expect(checkOf(entered(20), 'PP-01')).toMatchObject({ verdict: '不適合', places: [{ field: 'lines.amount', row: 0 }] });
		const bearer = factsOf({ tables: { '11': { lines: [line()], bearers: [{ 'line-no': 1, body: '000000' }] } } });
		expect(verdictOf(bearer, 'PP-01')).toBe('不適合');
		expect(checkOf(lines(line({ 'share-rule': '人口割' })), 'PP-01')).toMatchObject({ verdict: '情報待ち', actors: bodies });
	});

	it('[CK5] a population by which money is shared waits for its source', () => {
		const with_ = (sources: readonly (string | null)[]) =>
			factsOf({
				fields: {
					'11': { 'population-date': '2026-01-01' },
					...Object.fromEntries(
						bodies.map((body, at) => [
							`11 ${body}`,
							{ population: 100, ...(sources[at] == null ? {} : { 'population-source': sources[at] }) },
						]),
					),
				},
				tables: { '11': { lines: [line({ 'share-rule': '人口割' })] } },
			});
		expect(verdictOf(with_(['住基', '住基', '住基']), 'PP-02')).toBe('適合');
		expect(checkOf(with_(['住基', null, '住基']), 'PP-02')).toMatchObject({
			verdict: '出典待ち',
			actors: [second],
			places: [{ body: second, field: 'population-source' }],
		});
	});

	it('[CK3] 財源 of later years is there in every body', () => {
		const year = (name: string) => ({ year: name, cost: 10, funding: '一般財源' });
		const of = (...answered: readonly string[]) =>
			factsOf({
				tables: Object.fromEntries(
					answered.map((body) => [`14 ${body}`, { 'running-costs': ['1年目', '2年目', '3年目'].map(year) }]),
				),
			});
		expect(verdictOf(of(...bodies), 'PE-06')).toBe('適合');
		expect(checkOf(of(first, second), 'PE-06')).toMatchObject({
			verdict: '情報待ち',
			actors: [third],
			places: [{ section: '14', body: third }],
		});
	});
});

describe('KPI', () => {
	const kpi = (more: Cells = {}): Cells => ({
		no: 1,
		name: '外出の回数',
		kind: 'アウトカム',
		basis: 'アンケート',
		method: '調査',
		aggregation: '共通値',
		y1: 1,
		y2: 2,
		y3: 3,
		...more,
	});
	const output = kpi({ no: 2, name: '登録者数', kind: 'アウトプット' });

	it('[CK14] an output and an outcome, each with basis and method', () => {
		const verdict = (...rows: readonly Cells[]) => verdictOf(trunk('08', 'kpis', rows), 'PF-04');
		expect(verdict()).toBe('情報待ち');
		expect(verdict(kpi(), output)).toBe('適合');
		expect(verdict(output)).toBe('不適合');
		expect(verdict(kpi({ basis: ' ' }), output)).toBe('情報待ち');
	});

	it('[CK14] three years, of every body where they are the bodies’ own', () => {
		expect(verdictOf(trunk('08', 'kpis', [kpi()]), 'PF-05')).toBe('出典待ち');
		expect(verdictOf(trunk('08', 'kpis', [kpi({ y3: '' })]), 'PF-05')).toBe('情報待ち');
		const summed = factsOf({
			tables: {
				'08': { kpis: [kpi({ aggregation: '合計' })] },
				[`08 ${first}`]: { values: [{ 'kpi-no': 1, y1: 1, y2: 1, y3: 1 }] },
			},
		});
		expect(checkOf(summed, 'PF-05')).toMatchObject({ verdict: '情報待ち', actors: [second, third] });
	});

	it('[CK14] staff time alone is told as a warning; the residents’ own waiting is an outcome', () => {
		const verdict = (name: string) => verdictOf(trunk('08', 'kpis', [kpi({ name })]), 'PF-11');
		expect(verdict('予約受付の所要時間')).toBe('注意');
		expect(verdict('窓口業務の工数')).toBe('注意');
		expect(verdict('住民の待ち時間')).toBe('適合');
		expect(verdict('外出の回数')).toBe('適合');
	});
});

describe('names', () => {
	it('[CK4] a task or service of a body that is none of the plan’s is warned of, and the row is named', () => {
		const check = checkOf(
			trunk('13', 'tasks', [
				{ no: 1, task: '契約', body: first },
				{ no: 2, task: '周知', body: '000000' },
			]),
			'PP-03',
		);
		expect(check).toMatchObject({ verdict: '注意', places: [{ section: '13', field: 'tasks.body', row: 1 }] });
		expect(check.reasons[0]?.rows).toEqual(['No 2 周知']);
	});

	it('[CK4] what is still required is told with its sections, and each body with its own first gap', () => {
		expect(checkOf(factsOf(), 'PP-04')).toMatchObject({
			verdict: '情報待ち',
			actors: [first],
			places: [{ section: '02', body: first, field: 'issues', row: null }],
		});
		expect(verdictOf({ ...factsOf(), missing: [] }, 'PP-04')).toBe('適合');
	});
});
