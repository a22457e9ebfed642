import { computeBudget } from '../budget/compute-budget.ts';
import { readCost } from '../budget/read-cost.ts';
import type { Budget } from '../budget/types.ts';
import { kpiTotals } from '../kpi/kpi-totals.ts';
import { figureOf } from '../template/editions.ts';
import {
	bodiesOf,
	called,
	fails,
	fits,
	inParts,
	inTrunk,
	type Placed,
	plain,
	reason,
	rowsIn,
	rowsWhere,
	waits,
	warns,
	wordsOf,
	yenText,
} from './reading.ts';
import { both } from './self-answer.ts';
import type { CheckFacts, CheckSpec, Judged } from './types.ts';

const shared = { group: 'must', mark: 'SRC' } as const;

/** Three checks go by the same sums, and a plan may have thousands of lines. */
const computed = new WeakMap<CheckFacts, Budget>();

/** The 事業費 of a plan as its contents stand. */
export function budgetOf(facts: CheckFacts): Budget {
	const known = computed.get(facts);
	if (known !== undefined) {
		return known;
	}
	const { parties, representative, edition, contents } = facts;
	const budget = computeBudget(readCost({ parties, representative, edition }, contents));
	computed.set(facts, budget);
	return budget;
}

const yenFigure = (facts: CheckFacts, key: string): number | null => {
	const value = figureOf(facts.edition, key)?.value;
	return typeof value === 'number' ? value : null;
};

/** Strictly more than the floor; in a joint project the sum of the bodies. */
function judgeFloor(facts: CheckFacts): Judged {
	const { eligible } = budgetOf(facts);
	const floor = yenFigure(facts, 'eligible-floor');
	if (eligible === 0) {
		return waits(reason('lacks', '対象の費用'));
	}
	if (floor === null) {
		return {
			verdict: '出典待ち',
			reasons: [
				reason('known', '交付対象事業費', { value: yenText(eligible) }),
				reason('figure-unknown', '交付対象事業費の下限'),
			],
		};
	}
	return eligible > floor
		? fits(reason('known', '交付対象事業費', { value: yenText(eligible), limit: yenText(floor) }))
		: fails(reason('against-limit', '交付対象事業費', { value: yenText(eligible), limit: yenText(floor) }));
}

/** Whether the cap is for the project or for each body is not settled, so that more than the cap is told and does not stop. */
function judgeCap(facts: CheckFacts): Judged {
	const { national, eligible } = budgetOf(facts);
	const cap = yenFigure(facts, 'national-cap');
	if (eligible === 0) {
		return waits(reason('lacks', '対象の費用'));
	}
	if (cap === null) {
		return {
			verdict: '出典待ち',
			reasons: [reason('known', '国費', { value: yenText(national) }), reason('figure-unknown', '国費の上限')],
		};
	}
	const said = { value: yenText(national), limit: yenText(cap) };
	return national <= cap ? fits(reason('known', '国費', said)) : warns(reason('against-limit', '国費', said));
}

const kpiRows = (facts: CheckFacts): Placed[] => rowsWhere(rowsIn(facts, '08', 'kpis'), () => true);

function judgeKpis(facts: CheckFacts): Judged {
	const rows = kpiRows(facts);
	if (rows.length === 0) {
		return waits(reason('lacks', 'KPI'));
	}
	const kinds = (['アウトプット', 'アウトカム'] as const).filter((kind) => rows.every(({ row }) => row.kind !== kind));
	const lacking = (['basis', 'method'] as const).flatMap((column): Judged[] => {
		const empty = rows.filter(({ row }) => wordsOf(row[column]) === null);
		const title = column === 'basis' ? '目標の根拠' : '測定方法';
		return empty.length === 0
			? []
			: [
					waits(reason('lacks', title, { rows: empty.map((row) => called(row, 'name')) }), {
						places: [inTrunk('08', `kpis.${column}`, empty[0]?.at)],
					}),
				];
	});
	return both(
		fits(reason('known', 'KPI', { value: `${rows.length}件` })),
		...kinds.map((kind) => fails(reason('lacks', kind))),
		...lacking,
	);
}

/** Every KPI has its targets of each year, whoever gives them. */
function judgeTargets(facts: CheckFacts): Judged {
	const totals = kpiTotals(facts.parties, facts.contents);
	if (totals.length === 0) {
		return waits(reason('lacks', 'KPI'));
	}
	const open = totals
		.map((total, at) => ({ total, at }))
		.filter(({ total }) => (['y1', 'y2', 'y3'] as const).some((year) => total.figures[year].value === null));
	if (open.length === 0) {
		return fits(reason('known', '3年分の目標', { value: `${totals.length}件` }));
	}
	const missing = bodiesOf(facts).filter((code) =>
		open.some(({ total }) => (['y1', 'y2', 'y3'] as const).some((year) => total.figures[year].missing.includes(code))),
	);
	const rows = open.map(({ total, at }) => (total.no === null ? `${at + 1}行目` : `No ${total.no} ${total.name ?? ''}`.trim()));
	const trunk = missing.length === 0;
	return waits(reason('lacks', '目標 1年目〜3年目', { bodies: missing, rows }), {
		actors: missing,
		places: trunk ? [inTrunk('08', 'kpis.y1', open[0]?.at)] : inParts('08', 'values', missing),
	});
}

function judgeAddedValue(facts: CheckFacts): Judged {
	const rows = kpiRows(facts);
	const added = rows.filter(({ row }) => String(row.kind ?? '').startsWith('付加価値'));
	if (added.length > 0) {
		return fits(reason('known', '付加価値KPI', { value: added.map((row) => called(row, 'name')).join('、') }));
	}
	const lacking = reason('lacks', '付加価値KPI');
	return rows.length === 0 ? waits(lacking) : fails(lacking);
}

const STAFF = /所要時間|業務時間|作業時間|処理時間|所要日数|処理日数|工数|残業/;
/** What tells that the time is the residents' own. */
const RESIDENT = /住民|利用者|待ち時間|待つ|来庁|通院|移動/;

/** An outcome that only counts staff time is none for the residents. Words are all that a machine reads: a person decides. */
function judgeStaffTime(facts: CheckFacts): Judged {
	const rows = kpiRows(facts).filter(({ row }) => row.kind === 'アウトカム');
	if (rows.length === 0) {
		return waits(reason('lacks', 'アウトカム'));
	}
	const suspects = rows.filter(({ row }) => {
		const words = plain(`${wordsOf(row.name) ?? ''} ${wordsOf(row.formula) ?? ''}`);
		return STAFF.test(words) && !RESIDENT.test(words);
	});
	return suspects.length === 0
		? fits(reason('known', 'アウトカム', { value: rows.map((row) => called(row, 'name')).join('、') }))
		: warns(reason('staff-time', 'アウトカム', { rows: suspects.map((row) => called(row, 'name')) }), {
				places: [inTrunk('08', 'kpis.name', suspects[0]?.at)],
			});
}

/** What an edition asks of money and KPI. Most of it rests on figures. */
export const figuresOfEdition: readonly CheckSpec[] = [
	{
		...shared,
		id: 'PF-09',
		text: '交付対象事業費が下限を上回ること（地域間連携は構成団体の合計）',
		figures: ['eligible-floor'],
		reads: ['11'],
		place: { section: '11', field: 'lines' },
		judge: judgeFloor,
	},
	{
		...shared,
		id: 'PF-12',
		text: '国費が上限を超えないこと',
		figures: ['national-rate', 'national-cap', 'cap-unit'],
		reads: ['11'],
		place: { section: '11', field: 'lines' },
		judge: judgeCap,
	},
	{
		...shared,
		id: 'PF-04',
		text: 'KPIにアウトプットとアウトカムがあり、それぞれに根拠と測定方法があること',
		reads: ['08'],
		place: { section: '08', field: 'kpis' },
		judge: judgeKpis,
	},
	{
		...shared,
		id: 'PF-05',
		text: 'KPIに3年分の目標があること',
		figures: ['kpi-years'],
		reads: ['08'],
		place: { section: '08', field: 'kpis' },
		judge: judgeTargets,
	},
	{
		...shared,
		id: 'PF-10',
		text: '地域間連携の付加価値KPIがあること（コスト低減・品質向上・利用者負担軽減の一つ以上）',
		editions: ['TYPE A'],
		schemes: [3],
		figures: ['added-value'],
		reads: ['08'],
		place: { section: '08', field: 'kpis' },
		judge: judgeAddedValue,
	},
	{
		...shared,
		id: 'PF-11',
		mark: 'EXP',
		text: '職員の時間の短縮だけを成果にしていないこと',
		figures: ['no-staff-time'],
		reads: ['08'],
		place: { section: '08', field: 'kpis' },
		judge: judgeStaffTime,
	},
];
