import type { Edition, EditionFigure, SectionKey } from './types.ts';

const SEED = '内閣府「令和7年度 デジタル実装伴走支援事業 概要・採択結果」';
const DIGEST =
	'「地域未来交付金 デジタル実装型 TYPE A/V/S 制度概要」（令和7年12月24日）を要約した公開資料。原本では確かめていない';
const NOT_FOUND = '要領を確かめていない';

/** A figure read in a primary source. */
const confirmed = (key: string, title: string, value: string | number, source: string, unit?: string): EditionFigure =>
	unit === undefined ? { key, title, value, confirmed: true, source } : { key, title, value, unit, confirmed: true, source };

/** A figure known only second-hand, or not at all (null): shown as 出典待ち, never as law. */
const unconfirmed = (key: string, title: string, value: string | number | null, source: string, unit?: string): EditionFigure =>
	unit === undefined ? { key, title, value, confirmed: false, source } : { key, title, value, unit, confirmed: false, source };

/** All but 15 (items of TYPE V, advisory here) and 21 (signed with the plan as a whole). */
const requiredSections: readonly SectionKey[] = [
	...['00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10'],
	...['11', '12', '13', '14', '16', '17', '18', '19', '20'],
];

const ASK = '要領に見当たらない。事前相談で聞く';

/** What no source settles in either edition (domain.md §7). */
const open: readonly EditionFigure[] = [
	unconfirmed('pivot-city', '中心市の入らない定住自立圏は枠外に当たるか', null, ASK),
	unconfirmed('prefecture-in-2', '類型②で支援を受ける都道府県が類型③に入れるか', null, ASK),
];

/** R6補正: what the bodies of 令和7年度 set out for. The default. */
const type1: Edition = {
	key: 'TYPE1',
	grantName: '新しい地方経済・生活環境創生交付金',
	typeLabel: 'デジタル実装型 TYPE1',
	year: '令和6年度補正',
	figures: [
		confirmed('target', '申請先', 'TYPE1 地域間連携事業（類型③）', SEED),
		confirmed('support-charge', '伴走支援の自治体負担', 0, SEED, '円'),
		unconfirmed('national-rate', '補助率', 50, `${DIGEST}（従来のTYPE1の後継という記述から）`, '%'),
		unconfirmed('national-cap', '国費の上限', 100_000_000, `${DIGEST}（従来のTYPE1の後継という記述から）`, '円'),
		unconfirmed('cap-unit', '上限の単位', null, '共同の事業ごとか団体ごとかは確かめていない。事前相談で聞く'),
		unconfirmed('eligible-floor', '交付対象事業費の下限', null, NOT_FOUND, '円'),
		unconfirmed('limit-prefecture', '申請の上限（都道府県）', 9, '実務で知られる値。要領を確かめていない', '件'),
		unconfirmed('limit-municipality', '申請の上限（市町村）', 5, '実務で知られる値。要領を確かめていない', '件'),
		unconfirmed('outside-limit', '申請上限の枠外', '地域間連携', DIGEST),
		unconfirmed('applicants', '申請できる団体', '都道府県、市区町村', DIGEST),
		unconfirmed('implementation-years', '実装計画期間', 1, DIGEST, '年'),
		unconfirmed('operation-years', '運営計画期間', null, NOT_FOUND, '年'),
		unconfirmed('kpi-years', 'KPIの年数', 3, '実務で知られる値。要領を確かめていない', '年'),
		unconfirmed('start-limit', '供用開始の期限', null, NOT_FOUND),
		unconfirmed('local-burden', '地方負担への措置', 'ソフトは地方交付税措置、ハードは地方債', DIGEST),
		...open,
	],
	requiredSections,
};

/** R7補正: "従来の TYPE1 の後継". Every figure is second-hand. */
const typeA: Edition = {
	key: 'TYPE A',
	grantName: '地域未来交付金',
	typeLabel: 'デジタル実装型 TYPE A 地域住民等利用推進型',
	year: '令和7年度補正',
	figures: [
		unconfirmed('successor', '令和7年度の支援団体の計画を、TYPE Aの申請として出せるか', null, ASK),
		unconfirmed('target', '申請先', 'TYPE A 地域間連携事業', DIGEST),
		confirmed('support-charge', '伴走支援の自治体負担', 0, SEED, '円'),
		unconfirmed('national-rate', '補助率', 50, DIGEST, '%'),
		unconfirmed('national-cap', '国費の上限', 100_000_000, DIGEST, '円'),
		unconfirmed('total-cap', '事業費の上限', 200_000_000, DIGEST, '円'),
		unconfirmed('cap-unit', '上限の単位', null, '共同の事業ごとか団体ごとかは確かめていない。事前相談で聞く'),
		unconfirmed('eligible-floor', '交付対象事業費の下限（これを上回る）', 1_000_000, DIGEST, '円'),
		unconfirmed('floor-unit', '下限の判定', '地域間連携は構成団体の合計', DIGEST),
		unconfirmed('limit-prefecture', '申請の上限（都道府県、TYPE A・V合計）', 9, DIGEST, '件'),
		unconfirmed('limit-municipality', '申請の上限（市町村、TYPE A・V合計）', 5, DIGEST, '件'),
		unconfirmed('outside-limit', '申請上限の枠外', '地域間連携事業は上限のほかに1件', DIGEST),
		unconfirmed('outside-condition', '枠外の条件', '一定の地域間連携（定住自立圏、連携中枢都市圏、遠隔地連携など）', DIGEST),
		unconfirmed('applicants', '申請できる団体', '都道府県、市区町村、一部事務組合、広域連合', DIGEST),
		unconfirmed('implementation-years', '実装計画期間', 1, DIGEST, '年'),
		unconfirmed('operation-years', '運営計画期間', 2, DIGEST, '年'),
		unconfirmed('kpi-years', 'KPIの年数', 3, DIGEST, '年'),
		unconfirmed('start-limit', '供用開始の期限', '2027-03-31', DIGEST),
		unconfirmed('consultation-from', '事前相談の始め', '2025-12-24', DIGEST),
		unconfirmed('consultation-to', '事前相談の締切', '2026-01-21T12:00:00+09:00', DIGEST),
		unconfirmed('filing-from', '提出の始め', '2026-02-05', DIGEST),
		unconfirmed('filing-to', '提出の締切', '2026-02-10T17:00:00+09:00', DIGEST),
		unconfirmed('grant-decision', '交付決定', '2026-04-01', DIGEST),
		unconfirmed('no-staff-time', '成果にできないもの', '職員の所要時間の短縮、所要日数の削減', DIGEST),
		unconfirmed('added-value', '地域間連携に要るKPI', '付加価値KPI（コスト低減・品質向上・利用者負担軽減の一つ以上）', DIGEST),
		unconfirmed('local-burden', '地方負担への措置', '交付税の増額など', DIGEST),
		...open,
	],
	requiredSections,
};

/** The editions that a plan can be written for; the first is the default. */
export const editions: readonly Edition[] = [type1, typeA];
export const defaultEdition: Edition = type1;

/** The edition of a key, or null. */
export function editionOf(key: string): Edition | null {
	return editions.find((edition) => edition.key === key) ?? null;
}

/** A figure of an edition, or null when the edition does not name it. */
export function figureOf(edition: Edition, key: string): EditionFigure | null {
	return edition.figures.find((figure) => figure.key === key) ?? null;
}
