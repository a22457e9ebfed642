import { assertNever } from '../result.ts';
import { budgetOf } from './edition-figures.ts';
import {
	bodiesOf,
	called,
	fails,
	fieldIn,
	fits,
	inParts,
	inTrunk,
	numberOf,
	reason,
	rowsIn,
	rowsWhere,
	waits,
	warns,
	wordsOf,
	yenText,
} from './reading.ts';
import { both } from './self-answer.ts';
import type { CheckFacts, CheckPlace, CheckSpec, Judged } from './types.ts';

const shared = { group: 'plan', mark: 'INF' } as const;

/** The bodies add up to the plan by arithmetic; what can be wrong is a problem that the arithmetic names. */
function judgeSums(facts: CheckFacts): Judged {
	const budget = budgetOf(facts);
	const rows = rowsIn(facts, '11', 'lines');
	if (rows.length === 0 && budget.total === 0) {
		return waits(reason('lacks', '費用の行'));
	}
	const lineAt = (no: number | null) => rows.findIndex((row) => numberOf(row.no) === no);
	const named = (no: number | null) => {
		const at = lineAt(no);
		const row = rows[at];
		return row === undefined ? [] : [called({ row, at }, 'content')];
	};
	const judged = budget.problems.flatMap((problem): Judged[] => {
		const at = lineAt(problem.line);
		const trunk = (column: string) => ({ places: [inTrunk('11', at < 0 ? 'lines' : `lines.${column}`, at < 0 ? null : at)] });
		const bodies = problem.body === null ? [] : [problem.body];
		const about = { bodies, rows: named(problem.line) };
		const own = (field: string) => ({ actors: bodies, places: inParts('11', field, bodies) });
		switch (problem.kind) {
			case 'shares-differ':
				return [fails(reason('shares-differ', '負担額', about), { ...trunk('amount') })];
			case 'bearer-unknown':
				return [
					fails(reason('bearer-unknown', '負担団体', { ...about, value: problem.body }), { places: [inTrunk('11', 'bearers')] }),
				];
			case 'general-negative':
				return [fails(reason('general-negative', '一般財源', about), own('other-funding'))];
			case 'population-missing':
				return [waits(reason('lacks', '人口', about), own('population'))];
			case 'usage-missing':
				return [waits(reason('lacks', '利用実績', about), own('usage'))];
			case 'shares-missing':
				return [waits(reason('lacks', '負担額', about), trunk('share-rule'))];
			case 'rule-missing':
				return [waits(reason('lacks', '按分の決め方', about), trunk('share-rule'))];
			case 'percent-missing':
				return [waits(reason('lacks', '均等割の割合', about), trunk('equal-percent'))];
			case 'representative-unset':
				return [waits(reason('lacks', '代表団体', about))];
			case 'rate-unknown':
				return [];
			default:
				return assertNever(problem.kind);
		}
	});
	return judged.length === 0 ? fits(reason('known', '総額', { value: yenText(budget.total) })) : both(...judged);
}

const byPeople = ['人口割', '均等割＋人口割'];

/** A population that shares money has its date and source, never a bare number. */
function judgePopulation(facts: CheckFacts): Judged | null {
	if (!rowsIn(facts, '11', 'lines').some((row) => byPeople.includes(String(row['share-rule'])))) {
		return null;
	}
	const bodies = bodiesOf(facts);
	const common = fieldIn(facts, '11', 'population-date');
	const has = (body: string, key: string) => fieldIn(facts, '11', key, body) !== null;
	const without = bodies.filter((body) => !has(body, 'population'));
	if (without.length > 0) {
		return waits(reason('lacks', '人口', { bodies: without }), { actors: without, places: inParts('11', 'population', without) });
	}
	const undated = bodies.filter((body) => common === null && !has(body, 'population-date'));
	const unsourced = bodies.filter((body) => !has(body, 'population-source'));
	if (undated.length === 0 && unsourced.length === 0) {
		return fits(reason('all-given', '人口の時点と出典', { value: String(bodies.length) }));
	}
	return {
		verdict: '出典待ち',
		reasons: [
			...(undated.length === 0 ? [] : [reason('lacks', '人口の時点', { bodies: undated })]),
			...(unsourced.length === 0 ? [] : [reason('unsourced', '人口', { bodies: unsourced })]),
		],
		actors: [...new Set([...undated, ...unsourced])].sort(),
		places: [...inParts('11', 'population-source', unsourced), ...inParts('11', 'population-date', undated)],
	};
}

const named = [
	['13', 'tasks', 'task'],
	['05', 'service-bodies', 'service-no'],
	['00', 'contacts', 'section'],
	['04', 'agreements', 'stage'],
] as const;

/** Rows that name a body name one of the plan's. */
function judgeNames(facts: CheckFacts): Judged {
	const bodies = bodiesOf(facts);
	const wrong = named.flatMap(([section, table, name]) =>
		rowsWhere(rowsIn(facts, section, table), (row) => {
			const body = wordsOf(row.body);
			return body !== null && !bodies.includes(body);
		}).map((placed) => ({ section, table, placed, name })),
	);
	const [first] = wrong;
	return first === undefined
		? fits(reason('known', '行の団体', { value: `すべて構成団体（${bodies.length}団体）` }))
		: warns(reason('not-member', '団体', { rows: wrong.map(({ placed, name }) => called(placed, name)) }), {
				places: [inTrunk(first.section, `${first.table}.body`, first.placed.at)],
			});
}

/** The fields without which a part is not complete. */
function judgeComplete(facts: CheckFacts): Judged {
	const sections = facts.edition.requiredSections;
	const open = facts.missing.filter(({ key, missing }) => missing.length > 0 && sections.includes(key));
	if (open.length === 0) {
		return fits(reason('known', '必須の項目', { value: '未記入なし' }));
	}
	const count = open.reduce((sum, { missing }) => sum + missing.length, 0);
	const actors = [...new Set(open.flatMap(({ body }) => body ?? []))].sort();
	const keys = [...new Set(open.map(({ key }) => key))].sort();
	const lead = facts.representative;
	const trunk = open.some(({ body }) => body === null) && lead !== null ? [lead] : [];
	return waits(reason('lacks', `必須の項目 ${count}か所`, { rows: keys, value: String(count) }), {
		actors: [...new Set([...trunk, ...actors])].sort(),
		places: open.map(({ key, body, missing }): CheckPlace => {
			const [first] = missing;
			return { section: key, body, field: first?.key ?? null, row: first?.row ?? null };
		}),
	});
}

/** Checks of the plan with itself. */
export const planWide: readonly CheckSpec[] = [
	{
		...shared,
		id: 'PP-01',
		text: '団体ごとの計と計画の計が合うこと',
		reads: ['11'],
		place: { section: '11', field: 'lines' },
		judge: judgeSums,
	},
	{
		...shared,
		id: 'PP-02',
		mark: 'EXP',
		text: '按分に使う人口の値に、時点と出典があること',
		reads: ['11'],
		place: { section: '11', field: 'population-source' },
		judge: judgePopulation,
	},
	{
		...shared,
		id: 'PP-03',
		text: '作業・サービス・連絡先の団体が、この計画の構成団体であること',
		reads: ['00', '04', '05', '13'],
		place: { section: '13', field: 'tasks' },
		judge: judgeNames,
	},
	{
		...shared,
		id: 'PP-04',
		text: '必須の項目がすべて記入されていること',
		reads: [
			'00',
			'01',
			'02',
			'03',
			'04',
			'05',
			'06',
			'07',
			'08',
			'09',
			'10',
			'11',
			'12',
			'13',
			'14',
			'16',
			'17',
			'18',
			'19',
			'20',
		],
		place: { section: '00', field: null },
		judge: judgeComplete,
	},
	{
		...shared,
		id: 'PP-05',
		text: '00 基本情報の版が、計画の版と同じであること',
		reads: ['00'],
		place: { section: '00', field: 'edition' },
		judge(facts) {
			const entered = fieldIn(facts, '00', 'edition');
			if (entered === null) {
				return waits(reason('lacks', '版'));
			}
			return entered === facts.edition.key
				? fits(reason('known', '版', { value: entered }))
				: fails(reason('differs', '版', { value: entered, limit: facts.edition.key }));
		},
	},
];
