import { judgeCharge, judgeConsultation } from './intake-joint.ts';
import { judgePast, pastCheck, pastRules } from './past.ts';
import { judgePeople } from './people.ts';
import { bodiesOf, called, fails, fits, inTrunk, reason, rowsIn, rowsWhere, waits, warns, wordsOf } from './reading.ts';
import { answeredInSelfCheck, both, willing } from './self-answer.ts';
import type { CheckFacts, CheckSpec, Judged } from './types.ts';

/** 青森県, 埼玉県, 静岡県, 徳島県, 宮崎県: supported in ② in R5 or R6. */
const supportedPrefectures: readonly string[] = ['02', '11', '22', '36', '45'];

const one = { group: 'intake', mark: 'SRC', schemes: [1] } as const;
const two = { group: 'intake', mark: 'SRC', schemes: [2] } as const;

const leading = (facts: CheckFacts) => facts.parties.filter(({ membership }) => membership === 'supporter');

function talked(facts: CheckFacts) {
	return rowsIn(facts, '00', 'consultations').some((row) => /県|都|道|府/.test(wordsOf(row.counterpart) ?? ''));
}

function judgeTalents(facts: CheckFacts): Judged {
	const talents = rowsIn(facts, '09', 'talents').filter((row) => wordsOf(row.name) !== null);
	const named =
		talents.length === 0
			? waits(reason('lacks', '地方創生人材'), { places: [inTrunk('09', 'talents')] })
			: fits(reason('known', '地方創生人材', { value: String(talents.length) }));
	return both(answeredInSelfCheck(facts, 'intake', '地方創生人材を巻き込んだ推進体制に協力できる'), named);
}

/** 募集要件 of ①. */
export const singleIntake: readonly CheckSpec[] = [
	{
		...one,
		id: 'K1-00',
		text: '市区町村単位の募集であること',
		reads: [],
		place: { section: '00', field: 'members' },
		judge(facts) {
			const bodies = bodiesOf(facts);
			const town = facts.parties.find(({ code }) => code === bodies[0])?.kind === 'municipality';
			return bodies.length === 1 && town
				? fits(reason('known', '団体', { bodies }))
				: fails(reason('wrong-bodies', '構成団体', { bodies }));
		},
	},
	...pastRules.map((rule) => pastCheck(rule, bodiesOf)),
	{
		...one,
		id: 'K1-21',
		text: '地域内の地方創生人材を巻き込んだ推進体制構築に協力できること',
		reads: ['09', '20'],
		place: { section: '09', field: 'talents' },
		judge: judgeTalents,
	},
	{
		...one,
		id: 'K1-22',
		text: '人事異動の際には、後任者を確保し、引継ぎを行うこと',
		reads: ['10'],
		place: { section: '10', field: 'deputy' },
		judge: judgePeople,
	},
	{
		...one,
		id: 'K1-31',
		text: '支援終了後も、デジタル実装に継続的に取り組む意欲があること',
		reads: ['20'],
		place: { section: '20', field: 'willingness' },
		judge: willing,
	},
	{
		...one,
		id: 'K1-N1',
		text: '県が支援を受けている場合は、県と調整の上で提出すること（県の支援によれない、やむを得ない事情がある場合に限る）',
		reads: ['00'],
		place: { section: '00', field: 'consultations' },
		judge(facts) {
			const [body = ''] = bodiesOf(facts);
			if (!supportedPrefectures.includes(body.slice(0, 2))) {
				return null;
			}
			return talked(facts) ? both(judgeConsultation(facts)) : waits(reason('lacks', '県との調整の記録', { bodies: [body] }));
		},
	},
	{
		...one,
		id: 'K1-N2',
		text: '県が類型②で申請する場合に事前の調整なく申請すると、条件付き採択（②の支援対象に位置づけ）になり得ること',
		reads: ['00'],
		place: { section: '00', field: 'consultations' },
		judge(facts) {
			const [body = ''] = bodiesOf(facts);
			if (supportedPrefectures.includes(body.slice(0, 2))) {
				return null;
			}
			return talked(facts)
				? fits(reason('known', '県との調整の記録'))
				: warns(reason('lacks', '県との調整の記録', { bodies: [body] }));
		},
	},
];

/** A business with a base inside, at least 内諾: 調整中 is enough in ③ only. */
function judgeBusiness(facts: CheckFacts): Judged {
	const rows = rowsWhere(rowsIn(facts, '09', 'partners'), (row) => wordsOf(row.name) !== null);
	if (rows.length === 0) {
		return waits(reason('lacks', '連携する事業者'));
	}
	const agreed = rows.filter(({ row }) => row.stage === '内諾' || row.stage === '協定' || row.stage === '契約');
	const inside = agreed.filter(({ row }) => row['local-base'] === 'あり');
	if (inside.length > 0) {
		return fits(reason('known', '連携する事業者', { value: inside.map(({ row }) => String(row.name)).join('、') }));
	}
	const unknown = agreed.filter(({ row }) => row['local-base'] !== 'なし');
	return unknown.length > 0
		? waits(reason('lacks', '地域内の拠点', { rows: unknown.map((row) => called(row, 'name')) }), {
				places: [inTrunk('09', 'partners.local-base', unknown[0]?.at)],
			})
		: fails(reason('not-agreed', '連携する事業者', { rows: rows.map((row) => called(row, 'name')) }), {
				places: [inTrunk('09', 'partners.stage', rows[0]?.at)],
			});
}

/** 募集要件 of ②. */
export const leadingIntake: readonly CheckSpec[] = [
	{
		...two,
		id: 'K2-00',
		text: '以下の条件すべてを満たす都道府県であること',
		reads: [],
		place: { section: '00', field: 'members' },
		judge(facts) {
			const [lead] = leading(facts);
			return lead?.kind === 'prefecture'
				? fits(reason('known', '都道府県', { bodies: [lead.code] }))
				: fails(reason('wrong-bodies', '都道府県', { bodies: leading(facts).map(({ code }) => code) }));
		},
	},
	{
		...two,
		id: 'K2-11',
		text: '令和5、6年度に伴走支援を受けていないこと',
		reads: [],
		place: { section: '20', field: 'history' },
		judge(facts) {
			const barred = leading(facts).filter(({ code }) => supportedPrefectures.includes(code.slice(0, 2)));
			return barred.length > 0
				? fails(reason('adopted-before', '令和5・6年度の伴走支援', { bodies: barred.map(({ code }) => code) }))
				: fits(reason('known', '令和5・6年度の支援団体', { value: '青森県、埼玉県、静岡県、徳島県、宮崎県' }));
		},
	},
	{
		...two,
		id: 'K2-21',
		text: '域内に拠点を置くデジタル関連事業者と連携すること（少なくとも内諾。本店・支社を問わない）',
		reads: ['09'],
		place: { section: '09', field: 'partners' },
		judge: judgeBusiness,
	},
	{
		...two,
		id: 'K2-22',
		text: '人事異動の際には、後任者を確保し、引継ぎを行うこと',
		reads: ['10'],
		place: { section: '10', field: 'deputy' },
		judge: judgePeople,
	},
	{
		...two,
		id: 'K2-31',
		text: '支援対象は、類型①の応募要件を全て満たす管内の市区町村であること（事前に決めて申請も可）',
		reads: ['20'],
		place: { section: '20', field: 'history' },
		judge(facts) {
			const bodies = bodiesOf(facts);
			const [lead] = leading(facts);
			if (bodies.length === 0) {
				return warns(reason('lacks', '支援対象の市区町村'));
			}
			const outside = bodies.filter((code) => lead !== undefined && code.slice(0, 2) !== lead.code.slice(0, 2));
			const inside =
				outside.length === 0 ? [] : [fails(reason('wrong-bodies', '管内', { bodies: outside }), { actors: outside })];
			return both(...inside, ...pastRules.map((rule) => judgePast(facts, rule, bodies)));
		},
	},
	...[
		['K2-32', '支援終了後も、管内の市区町村を継続して支援する意欲があること'],
		['K2-33', '選定しなかった団体も支援する意欲があること'],
		['K2-34', '管内への啓発活動を行う意欲があること'],
	].map(
		([id = '', text = '']): CheckSpec => ({
			...two,
			...{ id, text, reads: ['20'], place: { section: '20', field: 'willingness' }, judge: willing },
		}),
	),
];

/** Asked in every 類型. */
export const everyIntake: readonly CheckSpec[] = [
	{
		id: 'KC-01',
		group: 'intake',
		text: '伴走支援について、自治体の費用負担はないこと',
		mark: 'SRC',
		reads: ['11'],
		place: { section: '11', field: 'lines' },
		judge: judgeCharge,
	},
];
