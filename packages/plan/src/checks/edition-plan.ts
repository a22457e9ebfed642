import { figureOf } from '../template/editions.ts';
import {
	bodiesOf,
	called,
	everyBody,
	fails,
	fieldIn,
	fits,
	inTrunk,
	numberOf,
	plain,
	reason,
	rowsIn,
	rowsWhere,
	waits,
	warns,
	wordsOf,
} from './reading.ts';
import { answeredInSelfCheck } from './self-answer.ts';
import type { CheckFacts, CheckSpec, Judged } from './types.ts';

const shared = { group: 'must', mark: 'SRC' } as const;
const onlyA = { editions: ['TYPE A'] } as const;

/** The words of a figure, null while nobody knows it. */
const figureWords = (facts: CheckFacts, key: string): string | null => {
	const figure = figureOf(facts.edition, key);
	return figure?.value === undefined || figure.value === null ? null : String(figure.value);
};

function judgeUsers(facts: CheckFacts): Judged {
	const rows = rowsWhere(rowsIn(facts, '05', 'services'), () => true);
	if (rows.length === 0) {
		return waits(reason('lacks', 'サービス'));
	}
	const empty = rows.filter(({ row }) => wordsOf(row.users) === null);
	if (empty.length > 0) {
		return waits(reason('lacks', '利用者', { rows: empty.map((row) => called(row, 'name')) }), {
			places: [inTrunk('05', 'services.users', empty[0]?.at)],
		});
	}
	// Only what names nobody but staff is told: who a resident is, people say in many words.
	const staff = rows.filter(({ row }) => /^(市|町|村|役場|庁内|全)*(の)?職員(のみ|だけ)?$/.test(plain(wordsOf(row.users))));
	return staff.length > 0
		? warns(reason('no-resident', '利用者', { rows: staff.map((row) => called(row, 'name')) }), {
				places: [inTrunk('05', 'services.users', staff[0]?.at)],
			})
		: fits(reason('known', '利用者', { value: rows.map(({ row }) => wordsOf(row.users) ?? '').join('／') }));
}

/** Whether services start by the day that the edition sets. */
function judgeStart(facts: CheckFacts): Judged {
	const limit = figureWords(facts, 'start-limit');
	const rows = rowsWhere(rowsIn(facts, '05', 'services'), () => true);
	const empty = rows.filter(({ row }) => wordsOf(row.start) === null);
	if (rows.length === 0 || empty.length > 0) {
		return waits(reason('lacks', '供用開始日', { rows: empty.map((row) => called(row, 'name')) }), {
			places: [inTrunk('05', rows.length === 0 ? 'services' : 'services.start', empty[0]?.at)],
		});
	}
	const last =
		rows
			.map(({ row }) => String(row.start))
			.toSorted()
			.at(-1) ?? '';
	if (limit === null) {
		return {
			verdict: '出典待ち',
			reasons: [reason('known', '供用開始日', { value: last }), reason('figure-unknown', '供用開始の期限')],
		};
	}
	const late = rows.filter(({ row }) => String(row.start) > limit);
	return late.length === 0
		? fits(reason('known', '供用開始日', { value: last, limit }))
		: fails(reason('against-limit', '供用開始日', { rows: late.map((row) => called(row, 'name')), value: last, limit }), {
				places: [inTrunk('05', 'services.start', late[0]?.at)],
			});
}

/** Running cost after the first year has its 財源, in every body. */
function judgeFunding(facts: CheckFacts): Judged {
	return everyBody(facts, {
		what: '2年目・3年目の財源',
		section: '14',
		field: 'running-costs',
		has(body) {
			const rows = rowsIn(facts, '14', 'running-costs', body);
			return ['2年目', '3年目'].every((year) =>
				rows.some((row) => row.year === year && numberOf(row.cost) !== null && wordsOf(row.funding) !== null),
			);
		},
	});
}

function judgeModels(facts: CheckFacts): Judged {
	const rows = rowsWhere(rowsIn(facts, '06', 'models'), () => true);
	const whole = rows.filter(({ row }) => wordsOf(row.name) !== null && wordsOf(row.service) !== null);
	if (whole.length > 0) {
		return fits(reason('known', '参考団体', { value: whole.map(({ row }) => String(row.name)).join('、') }));
	}
	return waits(reason('lacks', rows.length === 0 ? '参考団体' : 'サービス', { rows: rows.map((row) => called(row, 'name')) }));
}

function judgeOrganisation(facts: CheckFacts): Judged {
	const rows = rowsIn(facts, '09', 'nodes').filter((row) => wordsOf(row.sector) !== null);
	const outside = rows.filter((row) => row.sector !== '官');
	if (outside.length > 0) {
		return fits(reason('known', '自治体のほかの主体', { value: outside.map((row) => String(row.name ?? '')).join('、') }));
	}
	const lacking = reason('lacks', '自治体のほかの主体');
	return rows.length === 0 ? waits(lacking) : fails(lacking);
}

function judgeIssues(facts: CheckFacts): Judged {
	return everyBody(facts, {
		what: '課題の現状値と出典',
		section: '02',
		field: 'issues',
		has: (body) =>
			rowsIn(facts, '02', 'issues', body).some((row) => numberOf(row.value) !== null && wordsOf(row.source) !== null),
	});
}

/** What both editions ask of the plan beside KPI and money, and what TYPE A asks besides. */
export const planOfEdition: readonly CheckSpec[] = [
	{
		...shared,
		id: 'PE-01',
		text: '具体的な地域課題・魅力向上が、現状値と出典で示されていること（Before → After）',
		reads: ['02'],
		place: { section: '02', field: 'issues' },
		judge: judgeIssues,
	},
	{
		...shared,
		...onlyA,
		id: 'PE-02',
		text: 'サービスを地域・暮らしに実装すること（庁内だけでない）',
		reads: ['20'],
		place: { section: '20', field: 'must-haves' },
		judge: (facts) => answeredInSelfCheck(facts, 'must-haves', '② 地域・暮らしへの実装（庁内だけでない）'),
	},
	{
		...shared,
		...onlyA,
		id: 'PE-03',
		text: '地域住民等への直接裨益があること（住民が使うか、職員と住民が一緒に使う）',
		reads: ['05'],
		place: { section: '05', field: 'services' },
		judge: judgeUsers,
	},
	{
		...shared,
		id: 'PE-05',
		text: '期限までにサービスの供用を開始すること',
		figures: ['start-limit'],
		reads: ['05'],
		place: { section: '05', field: 'services.start' },
		judge: judgeStart,
	},
	{
		...shared,
		id: 'PE-06',
		text: '継続するサービスであり、2年目からの費用の財源が全団体にあること',
		reads: ['14'],
		place: { section: '14', field: 'running-costs' },
		judge: judgeFunding,
	},
	{
		...shared,
		id: 'PE-07',
		text: '優良モデル・サービスの活用、または実証済みであること（参考団体とサービスの名）',
		reads: ['06'],
		place: { section: '06', field: 'models' },
		judge: judgeModels,
	},
	{
		...shared,
		id: 'PE-08',
		text: '推進体制（コンソーシアム等）に、自治体のほかの主体が加わっていること',
		reads: ['09'],
		place: { section: '09', field: 'nodes' },
		judge: judgeOrganisation,
	},
	{
		...shared,
		id: 'PE-20',
		text: '申請上限の枠外（定住自立圏など）に当たるかを、事前相談で確かめていること',
		schemes: [3],
		figures: ['outside-limit', 'outside-condition', 'pivot-city'],
		reads: ['04'],
		place: { section: '04', field: 'outside-limit' },
		judge(facts) {
			const answer = fieldIn(facts, '04', 'outside-limit');
			return answer === '該当する' || answer === '該当しない'
				? fits(reason('answered', '申請上限の枠外', { value: answer }))
				: waits(reason('unanswered', '申請上限の枠外', { value: answer }));
		},
	},
	{
		...shared,
		id: 'PE-04',
		mark: 'INF',
		text: '首長か部局長級の確約が、全団体にあること（議会の承認までは要らない）',
		reads: ['04'],
		place: { section: '04', field: 'agreements' },
		schemes: [3],
		judge(facts) {
			const rows = rowsIn(facts, '04', 'agreements');
			const bodies = bodiesOf(facts);
			const stage = (body: string) => rows.find((row) => row.body === body)?.stage;
			const unknown = bodies.filter((body) => stage(body) === undefined);
			const low = bodies.filter((body) => stage(body) === '未着手' || stage(body) === '担当者');
			const place = (named: readonly string[]) => ({
				actors: named,
				places: [
					inTrunk(
						'04',
						'agreements.stage',
						rows.findIndex((row) => row.body === named[0]),
					),
				],
			});
			if (unknown.length > 0) {
				return waits(reason('lacks', '合意の段階', { bodies: unknown }), {
					actors: unknown,
					places: [inTrunk('04', 'agreements')],
				});
			}
			return low.length > 0
				? warns(reason('against-limit', '合意の段階', { bodies: low, value: '未着手か担当者', limit: '課長か首長' }), place(low))
				: fits(reason('all-given', '合意の段階', { value: String(bodies.length) }));
		},
	},
];
