import { bodiesOf, called, fails, fieldIn, fits, inTrunk, plain, reason, rowsIn, rowsWhere, waits, wordsOf } from './reading.ts';
import { both } from './self-answer.ts';
import type { CheckFacts, CheckSpec, Judged } from './types.ts';

const shared = { group: 'must', mark: 'SRC' } as const;

/** Contracts and orders come after 交付決定: one before it falls out as a whole. */
function judgeContracts(facts: CheckFacts): Judged {
	const gates = rowsIn(facts, '13', 'gates');
	const dates = gates.filter((row) => row.gate === '交付決定').flatMap((row) => wordsOf(row.date) ?? []);
	const decided = dates.toSorted().at(-1);
	if (decided === undefined) {
		return waits(reason('lacks', '交付決定の日'));
	}
	const tasks = rowsWhere(rowsIn(facts, '13', 'tasks'), (row) => {
		const words = plain(wordsOf(row.task));
		const start = wordsOf(row.start);
		return /契約|発注/.test(words) && !/準備|仕様書|公告/.test(words) && start !== null && start < decided;
	});
	const early = rowsWhere(gates, (row) => row.gate === '契約可能日' && (wordsOf(row.date) ?? decided) < decided);
	const [gate] = early;
	const [task] = tasks;
	if (gate === undefined && task === undefined) {
		return fits(reason('known', '交付決定の日', { value: decided }));
	}
	return fails(
		[
			...tasks.map((row) => reason('before-grant', called(row, 'task'), { value: String(row.row.start), limit: decided })),
			...early.map(({ row }) => reason('before-grant', '契約可能日', { value: String(row.date), limit: decided })),
		],
		{ places: [gate === undefined ? inTrunk('13', 'tasks.start', task?.at) : inTrunk('13', 'gates.date', gate.at)] },
	);
}

interface LineTable {
	readonly body: string | null;
	readonly table: 'lines' | 'own-lines';
}

/** Every table of cost lines: the common one and each body's own. */
const lineTables = (facts: CheckFacts): LineTable[] => [
	{ body: null, table: 'lines' },
	...bodiesOf(facts).map((body) => ({ body, table: 'own-lines' as const })),
];

/** Lines that look wrong, as reasons with the place of the first. */
function suspectLines(
	facts: CheckFacts,
	kind: 'lump-sum' | 'reason-but-eligible' | 'after-period',
	column: string,
	isWrong: (row: Readonly<Record<string, unknown>>) => boolean,
): Pick<Judged, 'reasons' | 'actors' | 'places'> | null {
	const found = lineTables(facts).map(({ body, table }) => ({
		body,
		table,
		rows: rowsWhere(rowsIn(facts, '11', table, body), isWrong),
	}));
	const wrong = found.filter(({ rows }) => rows.length > 0);
	if (wrong.length === 0) {
		return null;
	}
	return {
		reasons: wrong.map(({ body, rows }) =>
			reason(kind, '費用の行', { bodies: body === null ? [] : [body], rows: rows.map((row) => called(row, 'content')) }),
		),
		actors: wrong.flatMap(({ body }) => body ?? []),
		places: wrong.map(({ body, table, rows }) => ({
			section: '11',
			body,
			field: `${table}.${column}`,
			row: rows[0]?.at ?? null,
		})),
	};
}

const anyLine = (facts: CheckFacts): boolean =>
	lineTables(facts).some(({ body, table }) => rowsIn(facts, '11', table, body).length > 0);
const noLine = (): Judged => waits(reason('lacks', '費用の行'));

function judgeLines(
	facts: CheckFacts,
	verdict: '不適合' | '注意',
	[kind, column, isWrong]: Parameters<typeof suspectLines> extends [unknown, ...infer Rest] ? Rest : never,
): Judged {
	if (!anyLine(facts)) {
		return noLine();
	}
	const wrong = suspectLines(facts, kind, column, isWrong);
	return wrong === null ? fits(reason('known', '費用の行', { value: '該当なし' })) : { verdict, ...wrong };
}

const declared = [
	['no-other-grant', '他の国庫補助の対象でない'],
	['no-substitution', '財源の振替でない'],
	['no-recurring', '経常経費でない'],
	['no-consulting', '企画コンサル費を含まない'],
] as const;

function judgeDeclared(facts: CheckFacts): Judged {
	return both(
		...declared.map(([key, title]): Judged => {
			const answer = fieldIn(facts, '19', key);
			const places = { places: [inTrunk('19', key)] };
			if (answer === 'いいえ') {
				return fails(reason('answered', title, { value: answer }), places);
			}
			return answer === 'はい'
				? fits(reason('answered', title, { value: answer }))
				: waits(reason('unanswered', title, { value: answer }), places);
		}),
	);
}

/** What an edition asks of contracts and of cost lines. */
export const costOfEdition: readonly CheckSpec[] = [
	{
		...shared,
		id: 'PE-13',
		text: '契約・発注が交付決定日より前でないこと（前の契約は全体が対象外）',
		reads: ['13'],
		place: { section: '13', field: 'gates' },
		judge: judgeContracts,
	},
	{
		...shared,
		id: 'PE-14',
		text: '対象外の費用が交付対象事業費に入っていないこと',
		reads: ['11'],
		place: { section: '11', field: 'lines' },
		judge: (facts) =>
			judgeLines(facts, '不適合', [
				'reason-but-eligible',
				'eligibility',
				(row) => row.eligibility === '対象' && typeof row['ineligible-reason'] === 'string' && row['ineligible-reason'] !== '',
			]),
	},
	{
		...shared,
		id: 'PE-15',
		text: '費用が「一式」でなく、費目ごとに分かれていること',
		reads: ['11'],
		place: { section: '11', field: 'lines' },
		judge: (facts) =>
			judgeLines(facts, '注意', [
				'lump-sum',
				'content',
				(row) => /一式/.test(`${row.content ?? ''}${row['quantity-unit'] ?? ''}${row.expense ?? ''}`),
			]),
	},
	{
		...shared,
		id: 'PE-16',
		mark: 'EXP',
		text: '実装計画期間より後の費用が交付対象事業費に入っていないこと',
		reads: ['00', '11'],
		place: { section: '11', field: 'lines' },
		judge(facts) {
			const end = fieldIn(facts, '00', 'implementation-to');
			if (end === null) {
				return waits(reason('lacks', '実装計画期間の終わり'), { places: [inTrunk('00', 'implementation-to')] });
			}
			const after = (row: Readonly<Record<string, unknown>>) =>
				row.eligibility === '対象' && typeof row.to === 'string' && row.to > end.slice(0, 7);
			return judgeLines(facts, '注意', ['after-period', 'to', after]);
		},
	},
	{
		...shared,
		id: 'PE-19',
		text: '他の国庫補助・財源の振替・経常経費・企画コンサル費に当たらないこと',
		reads: ['19'],
		place: { section: '19', field: 'no-other-grant' },
		judge: judgeDeclared,
	},
];
