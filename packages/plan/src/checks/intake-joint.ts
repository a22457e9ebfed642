import { adoptedBodies } from '../adopted/adopted-bodies.ts';
import { judgePeople } from './people.ts';
import {
	bodiesOf,
	called,
	fails,
	fieldIn,
	fits,
	inTrunk,
	partOf,
	plain,
	reason,
	rowsIn,
	rowsWhere,
	waits,
	warns,
	wordsOf,
} from './reading.ts';
import { answeredInSelfCheck, both, willing } from './self-answer.ts';
import type { CheckFacts, CheckSpec, Judged } from './types.ts';

const members = { section: '00', field: 'members' } as const;
const shared = { group: 'intake', mark: 'SRC', schemes: [3] } as const;
const prefixOf = (code: string): string => code.slice(0, 2);
const prefectures = (facts: CheckFacts) =>
	facts.parties.filter(({ membership, kind }) => membership === 'member' && kind === 'prefecture');

function judgeMembers(facts: CheckFacts): Judged {
	const towns = bodiesOf(facts).length - prefectures(facts).length;
	const all = reason('known', '構成団体', { value: `${bodiesOf(facts).length}団体` });
	return towns >= 2 && prefectures(facts).length <= 1
		? fits(all)
		: fails(reason('wrong-bodies', '構成団体', { bodies: bodiesOf(facts) }));
}

function judgeTarget(facts: CheckFacts): Judged {
	const joint = fieldIn(facts, '00', 'joint');
	if (joint === null) {
		return waits(reason('lacks', '単独・地域間連携'));
	}
	return joint === '地域間連携'
		? fits(reason('known', '単独・地域間連携', { value: joint }))
		: fails(reason('known', '単独・地域間連携', { value: joint }));
}

/** Result lists of ① of the year whose ③ these bodies are in; no list is known of another year. */
function judgeSameYear(facts: CheckFacts): Judged {
	const bodies = bodiesOf(facts);
	const single = adoptedBodies.filter(({ scheme }) => scheme === 1 || scheme === 2).flatMap(({ parties }) => parties);
	const twice = bodies.filter((code) => single.some((party) => party.code === code));
	if (twice.length > 0) {
		return fails(reason('supported-same-year', '類型①②の支援', { bodies: twice }), { actors: twice });
	}
	const listed = adoptedBodies.some(
		({ scheme, parties }) => scheme === 3 && bodies.every((code) => parties.some((party) => party.code === code)),
	);
	return listed && bodies.length > 0
		? fits(reason('known', '令和7年度の採択結果', { value: '類型①②に構成団体なし' }))
		: answeredInSelfCheck(facts, 'intake', '構成団体が同じ年度に類型①②の支援を受けていない');
}

export function judgeConsultation(facts: CheckFacts): Judged {
	const held = rowsIn(facts, '00', 'consultations').flatMap((row) => wordsOf(row.date) ?? []);
	const last = held.toSorted().at(-1);
	return last === undefined ? waits(reason('lacks', '事前相談の記録')) : fits(reason('known', '事前相談の記録', { value: last }));
}

function judgeWillingness(facts: CheckFacts): Judged {
	const talents = rowsIn(facts, '09', 'talents').filter((row) => wordsOf(row.name) !== null);
	const named =
		talents.length === 0
			? waits(reason('lacks', '地方創生人材'), { places: [inTrunk('09', 'talents')] })
			: fits(reason('known', '地方創生人材', { value: talents.map((row) => String(row.name)).join('、') }));
	return both(willing(facts), named);
}

/** A business or 「調整中」 with its next step and date; 「未定」 alone is a warning. */
function judgePartners(facts: CheckFacts): Judged {
	const rows = rowsWhere(rowsIn(facts, '09', 'partners'), (row) => wordsOf(row.stage) !== null);
	if (rows.length === 0) {
		return waits(reason('lacks', '連携する事業者'));
	}
	const firm = rows.filter(({ row }) => row.stage === '内諾' || row.stage === '協定' || row.stage === '契約');
	const talking = rows.filter(({ row }) => row.stage === '調整中');
	if (firm.length === 0 && talking.length === 0) {
		return warns(reason('only-undecided', '連携する事業者', { value: '未定' }), {
			places: [inTrunk('09', 'partners.stage', rows[0]?.at)],
		});
	}
	const planned = talking.filter(({ row }) => wordsOf(row['next-step']) !== null && wordsOf(row['next-date']) !== null);
	if (firm.length > 0 || planned.length > 0) {
		const names = [...firm, ...planned].map(({ row }) => `${wordsOf(row.name) ?? ''}（${row.stage}）`);
		return fits(reason('known', '連携する事業者', { value: names.join('、') }));
	}
	return waits(reason('lacks', '次にすることと、その日', { rows: talking.map((row) => called(row, 'name')) }), {
		places: [inTrunk('09', 'partners.next-step', talking[0]?.at)],
	});
}

/** One local candidate looked at, or a reason why not; an outside choice is allowed. */
function judgeLocal(facts: CheckFacts): Judged {
	const rows = rowsIn(facts, '09', 'candidates');
	const local = rows.filter((row) => row.local === 'はい');
	const explained = rows.filter((row) => wordsOf(row.reason) !== null);
	if (local.length > 0) {
		return fits(reason('known', '地元事業者の検討', { value: local.map((row) => String(row.name ?? '')).join('、') }));
	}
	if (explained.length > 0) {
		return fits(reason('known', '選んだ・選ばなかった理由', { value: String(explained[0]?.reason) }));
	}
	return rows.length === 0
		? waits(reason('lacks', '地元事業者の検討'))
		: warns(reason('lacks', '選んだ・選ばなかった理由'), { places: [inTrunk('09', 'candidates.reason', 0)] });
}

export function judgeRepresentative(facts: CheckFacts): Judged {
	const lead = facts.representative;
	if (lead === null) {
		return waits(reason('lacks', '代表団体'), { actors: bodiesOf(facts) });
	}
	if (!bodiesOf(facts).includes(lead)) {
		return fails(reason('not-member', '代表団体', { bodies: [lead] }));
	}
	const entered = fieldIn(facts, '00', 'representative');
	const marked = rowsIn(facts, '00', 'members').filter((row) => row.role === '代表団体');
	if ((entered !== null && entered !== lead) || (partOf(facts, '00') !== undefined && marked.length > 1)) {
		return fails(reason('differs', '代表団体', { value: entered, limit: lead, bodies: [lead] }), {
			places: [inTrunk('00', entered !== lead ? 'representative' : 'members.role')],
		});
	}
	const rows = rowsIn(facts, '00', 'contacts');
	const at = rows.findIndex((row) => row.body === lead);
	const contact = rows[at];
	const officer = wordsOf(contact?.officer);
	return officer === null || (wordsOf(contact?.phone) === null && wordsOf(contact?.mail) === null)
		? waits(reason('lacks', '担当者と連絡先', { bodies: [lead] }), {
				places: [
					inTrunk('00', at < 0 ? 'contacts' : officer === null ? 'contacts.officer' : 'contacts.phone', at < 0 ? null : at),
				],
			})
		: fits(reason('known', '代表団体', { bodies: [lead], value: officer }));
}

/** 伴走支援 costs the bodies nothing (KC-01). */
export function judgeCharge(facts: CheckFacts): Judged {
	const rows = rowsWhere(rowsIn(facts, '11', 'lines'), (row) => /伴走支援/.test(plain(wordsOf(row.content))));
	return rows.length === 0
		? fits(reason('known', '伴走支援の自治体負担', { value: '0円' }))
		: warns(reason('charged', '伴走支援', { rows: rows.map((row) => called(row, 'content')) }), {
				places: [inTrunk('11', 'lines.content', rows[0]?.at)],
			});
}

/** 募集要件 of ③. K1-11 to K1-15 are not among them, even when all members were adopted before (K3-NEG). */
export const jointIntake: readonly CheckSpec[] = [
	{
		...shared,
		id: 'K3-00',
		text: '都道府県及び管内の複数市区町村、または、複数市区町村であること',
		reads: [],
		place: members,
		judge: judgeMembers,
	},
	{
		...shared,
		id: 'K3-00b',
		text: '都道府県と組むときは、その管内の市区町村であること',
		reads: [],
		place: members,
		judge(facts) {
			const [prefecture] = prefectures(facts);
			const outside = bodiesOf(facts).filter((code) => prefecture !== undefined && prefixOf(code) !== prefixOf(prefecture.code));
			if (prefecture === undefined) {
				return null;
			}
			return outside.length === 0
				? fits(reason('known', '都道府県', { bodies: [prefecture.code] }))
				: fails(reason('wrong-bodies', '管内', { bodies: outside }), { actors: outside });
		},
	},
	{
		...shared,
		id: 'K3-00c',
		text: '都道府県をまたぐ構成のとき、募集要領に定めがないこと（人が確かめる）',
		reads: [],
		place: members,
		judge: (facts) =>
			prefectures(facts).length === 0 && new Set(bodiesOf(facts).map(prefixOf)).size > 1
				? warns(reason('person-decides', '構成団体'))
				: null,
	},
	{
		...shared,
		id: 'K3-11',
		text: 'TYPE1における地域間連携事業への申請を前提としていること',
		figures: ['successor'],
		reads: ['00'],
		place: { section: '00', field: 'joint' },
		judge: judgeTarget,
	},
	{
		...shared,
		id: 'K3-21',
		text: '同年度中に類型①及び②で支援を受ける団体（市区町村）が含まれていないこと',
		reads: ['20'],
		place: { section: '20', field: 'intake' },
		judge: judgeSameYear,
	},
	{
		...shared,
		id: 'K3-21n',
		text: '類型②で支援を受ける都道府県が構成団体に入るとき、募集要領に定めがないこと（人が確かめる）',
		figures: ['prefecture-in-2'],
		reads: [],
		place: members,
		judge: (facts) => {
			const [prefecture] = prefectures(facts);
			return prefecture === undefined ? null : fits(reason('known', '都道府県', { bodies: [prefecture.code] }));
		},
	},
	{
		...shared,
		id: 'K3-31',
		text: '応募に当たって、事前相談を所定の手続きに従って行うこと',
		reads: ['00'],
		place: { section: '00', field: 'consultations' },
		judge: judgeConsultation,
	},
	{
		...shared,
		id: 'K3-32',
		text: '課題に取り組む強い意欲があり、地域内の地方創生人材を巻き込んだ推進体制構築に協力できること',
		reads: ['09', '20'],
		place: { section: '20', field: 'willingness' },
		judge: judgeWillingness,
	},
	{
		...shared,
		id: 'K3-33',
		text: 'デジタル関連事業者と連携体制を構築していること（調整中でも可）',
		reads: ['09'],
		place: { section: '09', field: 'partners' },
		judge: judgePartners,
	},
	{
		...shared,
		id: 'K3-34',
		text: '可能な限り地元の事業者を優先的に検討すること（地域外を妨げない）',
		reads: ['09'],
		place: { section: '09', field: 'candidates' },
		judge: judgeLocal,
	},
	{
		...shared,
		id: 'K3-35',
		text: '人事異動の際には、各団体で後任者を確保し、引継ぎを行うこと',
		reads: ['10'],
		place: { section: '10', field: 'deputy' },
		judge: judgePeople,
	},
	{
		...shared,
		id: 'K3-36',
		text: '代表となる団体・担当者を明確にすること',
		reads: ['00'],
		place: { section: '00', field: 'contacts' },
		judge: judgeRepresentative,
	},
];
