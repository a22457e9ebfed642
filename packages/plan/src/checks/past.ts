import type { PartyCode } from '../parties/types.ts';
import { fails, fits, inTrunk, plain, type Row, reason, rowsIn, waits, wordsOf } from './reading.ts';
import type { CheckFacts, CheckSpec, Judged } from './types.ts';

/** What past support or adoption a rule bars. */
export interface PastRule {
	readonly what: string;
	/** Each in all the ways in which it is written; empty when any year counts. */
	readonly years: readonly (readonly string[])[];
	readonly programme: RegExp;
	/** Types that do not count. */
	readonly except?: RegExp;
}

const year = (number: number, kind: '年度' | '補正'): readonly string[] =>
	kind === '年度' ? [`令和${number}年度`, `R${number}`] : [`令和${number}年度補正`, `R${number}補正`, `R${number}年度補正`];

const support: RegExp = /計画策定支援|伴走支援/;
const grant: RegExp = /交付金|デジ田|デジタル実装/;

/** The five rules on the past of ① (K1-11 to K1-15), with their wording. */
export const pastRules: readonly (PastRule & { readonly id: string; readonly text: string })[] = [
	{
		id: 'K1-11',
		text: '令和5、6年度にデジタル実装計画策定支援事業（伴走支援）を受けていないこと',
		what: '令和5・6年度の伴走支援',
		years: [year(5, '年度'), year(6, '年度')],
		programme: support,
	},
	{
		id: 'K1-12',
		text: '令和3年度補正 デジタル田園都市国家構想推進交付金（デジタル実装タイプ）を未採択であること',
		what: '令和3年度補正の採択',
		years: [year(3, '補正')],
		programme: grant,
	},
	{
		id: 'K1-13',
		text: '令和4年度補正・令和5年度補正のデジタル実装タイプ（地方創生テレワーク型を除く）を未採択であること',
		what: '令和4・5年度補正の採択',
		years: [year(4, '補正'), year(5, '補正')],
		programme: grant,
		except: /テレワーク/,
	},
	{
		id: 'K1-14',
		text: '令和6年度補正 新しい地方経済・生活環境創生交付金（デジタル実装型）を未採択であること',
		what: '令和6年度補正の採択',
		years: [year(6, '補正')],
		programme: grant,
	},
	{
		id: 'K1-15',
		text: 'デジタル専門人材派遣制度を利用したことがないこと',
		what: 'デジタル専門人材派遣制度の利用',
		years: [],
		programme: /人材派遣/,
	},
];

/** 補正 is another thing than the year itself: 「令和5年度補正」 is no support of 令和5年度. */
const isYear = (row: Row, ways: readonly string[]): boolean => ways.some((way) => plain(wordsOf(row.year)) === plain(way));

/**
 * Judges the past of some bodies by the history in 20. What nobody has written down is not known, never 適合; what is
 * written without its source wants one.
 */
export function judgePast(facts: CheckFacts, rule: PastRule, bodies: readonly PartyCode[]): Judged {
	const rows = rowsIn(facts, '20', 'history').map((row, at) => ({ row, at }));
	const about = rows.filter(({ row }) => rule.programme.test(plain(wordsOf(row.programme))));
	const of = (body: PartyCode) => about.filter(({ row }) => row.body === body);
	const barred = about.filter(
		({ row }) =>
			bodies.some((body) => row.body === body) &&
			row.adopted === 'あり' &&
			(rule.years.length === 0 || rule.years.some((ways) => isYear(row, ways))) &&
			rule.except?.test(plain(wordsOf(row.type))) !== true,
	);
	if (barred.length > 0) {
		const named = [...new Set(barred.map(({ row }) => String(row.body)))].sort();
		const value = [...new Set(barred.flatMap(({ row }) => wordsOf(row.year) ?? []))].join('、');
		const place = inTrunk('20', 'history.adopted', barred[0]?.at ?? null);
		return fails(reason('adopted-before', rule.what, { bodies: named, value }), { actors: named, places: [place] });
	}
	const answered = (body: PartyCode, ways: readonly string[] | null) =>
		of(body).filter(({ row }) => wordsOf(row.adopted) !== null && (ways === null || isYear(row, ways)));
	const asked = rule.years.length === 0 ? [null] : rule.years;
	const unknown = bodies.filter((body) => asked.some((ways) => answered(body, ways).length === 0));
	if (unknown.length > 0) {
		return waits(reason('lacks', rule.what, { bodies: unknown }), { actors: unknown, places: [inTrunk('20', 'history')] });
	}
	const without = bodies.filter((body) =>
		asked.some((ways) => answered(body, ways).every(({ row }) => wordsOf(row.source) === null)),
	);
	if (without.length > 0) {
		return {
			verdict: '出典待ち',
			reasons: [reason('unsourced', rule.what, { bodies: without })],
			actors: without,
			places: [inTrunk('20', 'history.source')],
		};
	}
	return fits(reason('all-given', rule.what, { value: String(bodies.length) }));
}

/** The same rule as a check of a plan in ①. */
export const pastCheck = (rule: (typeof pastRules)[number], bodiesOf: (facts: CheckFacts) => PartyCode[]): CheckSpec => ({
	id: rule.id,
	group: 'intake',
	text: rule.text,
	mark: 'SRC',
	schemes: [1],
	reads: ['20'],
	place: { section: '20', field: 'history' },
	judge: (facts) => judgePast(facts, rule, bodiesOf(facts)),
});
