import type { DemoPart, DemoRow } from '../demo-types.ts';
import { asagiri, hino, kasumizawa, kurise, mizumori, tsubakizaka, wakasugi } from '../parties.ts';

interface LineOf {
	readonly expense: string;
	readonly content: string;
	readonly quantity: number;
	readonly unit: string;
	readonly price: number;
	readonly phase: '初期' | '運用';
	readonly rule: string;
	readonly more?: DemoRow;
}

/** All contracts are 朝霧町's (flow A); amounts in 千円. */
const line = (no: number, of: LineOf): DemoRow => ({
	no,
	expense: of.expense,
	content: of.content,
	quantity: of.quantity,
	'quantity-unit': of.unit,
	'unit-price': of.price,
	amount: of.quantity * of.price,
	phase: of.phase,
	eligibility: '対象',
	from: of.phase === '初期' ? '2027-05' : '2027-04',
	to: of.phase === '初期' ? '2027-09' : '2028-03',
	contractor: asagiri,
	'share-rule': of.rule,
	version: '第2版（10月28日）',
	...of.more,
});

const lines: readonly DemoRow[] = [
	line(1, { expense: '要件定義', content: '要件定義', quantity: 40, unit: '人日', price: 50, phase: '初期', rule: '均等割' }),
	line(2, {
		expense: '構築・設定',
		content: '予約・配車システムの構築',
		quantity: 120,
		unit: '人日',
		price: 50,
		phase: '初期',
		rule: '均等割＋人口割',
		more: { service: '予約・配車サービス', 'equal-percent': 50 },
	}),
	line(3, {
		expense: '機器',
		content: '車載タブレット',
		quantity: 21,
		unit: '台',
		price: 60,
		phase: '初期',
		rule: '実費（契約どおり）',
		more: { service: '予約・配車サービス' },
	}),
	line(4, {
		expense: '広報・普及',
		content: '住民説明会・周知',
		quantity: 21,
		unit: '回',
		price: 30,
		phase: '初期',
		rule: '実費（契約どおり）',
	}),
	line(5, {
		expense: 'ライセンス/クラウド利用料(期間内)',
		content: 'クラウド利用料（期間内）',
		quantity: 12,
		unit: 'か月',
		price: 520,
		phase: '運用',
		rule: '人口割',
	}),
	line(6, {
		expense: '事務費',
		content: '予約センター',
		quantity: 12,
		unit: 'か月',
		price: 400,
		phase: '運用',
		rule: '人口割',
		more: { service: '予約・配車サービス' },
	}),
	line(7, {
		expense: '機器',
		content: '事務用備品（対象外）',
		quantity: 3,
		unit: '台',
		price: 70,
		phase: '初期',
		rule: '代表団体全額',
		more: { eligibility: '対象外', 'ineligible-reason': '汎用備品' },
	}),
];

/** 車載タブレット (No 3) at 60 千円 each, 住民説明会 (No 4) at 30 千円 each. */
const body = (code: string, population: number, tablets: number, meetings: number, more: DemoRow = {}): DemoPart => ({
	key: '11',
	body: code,
	prose: [],
	fields: { population, 'population-date': '2026-01-01', 'population-source': '住民基本台帳', council: '2027-03', ...more },
	tables: {
		shares: [
			{ 'line-no': 3, amount: tablets * 60, note: `${tablets}台` },
			{ 'line-no': 4, amount: meetings * 30, note: `${meetings}回` },
		],
	},
});

/** Whether the source of the population is still to be named: 灯野村 and 若杉村. */
const withoutSource = (part: DemoPart): DemoPart => {
	const { 'population-source': _unnamed, ...fields } = part.fields;
	return { ...part, fields };
};

const running = (code: string, prose: string, costs: readonly [number, number, number], saving?: number): DemoPart => ({
	key: '14',
	body: code,
	prose: [prose],
	fields: {},
	tables: {
		'running-costs': costs.map((cost, at) => ({
			year: `${at + 1}年目`,
			cost,
			funding: '一般財源',
			...(saving === undefined ? {} : { saving }),
			'contract-period': `令和${9 + at}年4月〜令和${10 + at}年3月`,
		})),
	},
});

/** 11 事業費 and 14 自走・維持費. In 14 灯野村 and 水守村 have not answered. */
export const costParts: readonly DemoPart[] = [
	{
		key: '11',
		body: null,
		prose: [
			'費用は、二者の見積の低いほうを費目ごとに取り、7町村で分けた。初めの費用は均等割を半分入れ、続く費用は人口割とした。小さな村の負担が重くならないようにするためである。',
			'車載タブレットと説明会は、団体ごとの台数と回数による。団体ごとに切り捨てた端数は、代表団体の朝霧町が負担する。',
		],
		fields: {
			'money-flow': '代表団体が一括して契約し、各団体が負担金を払う',
			'remainder-body': asagiri,
			'population-basis': '住民基本台帳',
			'population-date': '2026-01-01',
		},
		tables: { lines },
	},
	body(asagiri, 9379, 5, 5, { 'budget-item': '2款 総務費 1項 総務管理費 6目 企画費' }),
	body(kasumizawa, 6666, 3, 3, { 'budget-item': '3款 民生費 1項 社会福祉費 1目 社会福祉総務費' }),
	body(kurise, 5462, 3, 3, { 'other-funding': 200, 'other-funding-source': '栗瀬町地域づくり基金' }),
	body(tsubakizaka, 5010, 3, 3),
	withoutSource(body(hino, 4075, 2, 2)),
	body(mizumori, 2303, 2, 2),
	withoutSource(body(wakasugi, 3106, 3, 3)),
	{
		key: '14',
		body: null,
		prose: [
			'2年目からの費用は、クラウド利用料と予約センターの運営費である。どちらも人口割で負担し、各団体が毎年の当初予算に入れる。',
			'タクシー券と、町村ごとの予約受付の委託をやめる分を充てる。新しく増える負担は、4町の計で年およそ357万円になる。3村の分は積算している。',
		],
		fields: {
			'review-conditions':
				'登録者が2年続けて目標の6割を下回ったときは、3年目の9月までに連携会議で運行の区域と時刻を見直す。やめるときは、1年前までに利用者の会に示す。',
			'contract-years': 1,
		},
		tables: {},
	},
	running(
		asagiri,
		'タクシー券の一部を置き換え、毎年の当初予算に入れる。町の病院に通う住民が最も多く、続ける必要がある。',
		[2875, 2875, 2875],
		1900,
	),
	running(kasumizawa, '予約受付の委託をやめる分を充て、残りは一般財源とする。', [2043, 2043, 2043], 1100),
	running(kurise, '紙の予約の委託をやめる分を充てる。総合戦略の柱であり、続ける。', [1674, 1674, 1674], 860),
	running(tsubakizaka, 'タクシー券の一部を置き換える。', [1535, 1535, 1535], 700),
	running(wakasugi, '一般財源で続ける。見守りの訪問の回数は減らさない。', [952, 952, 952]),
];
