import './matrix.css';
import type { PlanView } from '@renkei/api';
import type { CSSProperties } from 'react';
import { useNow } from '../../api/index.ts';
import { awaitedText } from '../../text/awaited.ts';
import { boardText } from '../../text/board.ts';
import { dayInJapan, shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { statusText } from '../../text/status.ts';
import { BodyChip, dueMark, Icon, type StatusKind, StatusMark } from '../../ui/index.ts';
import type { AwaitedBody } from './awaited.ts';
import type { Cell, MatrixRow, matrixOf } from './matrix.ts';

/** A chosen cell: a section and a body. */
export interface Choice {
	readonly section: string;
	readonly body: string;
}

/** How the column of ticks stands: none for seats that do not sign. */
export interface Ticks {
	readonly body: string;
	/** What the seat does with them: an officer decides nothing. */
	readonly to: 'decide' | 'check';
	readonly ticked: ReadonlySet<string>;
	/** Sections of which everything to sign has been opened. */
	readonly possible: ReadonlySet<string>;
	readonly toggle: (section: string) => void;
}

interface MatrixProps {
	readonly plan: PlanView;
	readonly matrix: ReturnType<typeof matrixOf>;
	readonly awaited: readonly AwaitedBody[];
	readonly chosen: Choice | null;
	readonly choose: (choice: Choice) => void;
	readonly ticks: Ticks | null;
}

function stateWords(cell: Cell, status: Record<string, string>, t: (typeof boardText)['ja']) {
	return cell.kind === 'standing'
		? { kind: cell.standing as StatusKind, short: status[cell.standing] ?? '', long: status[cell.standing] ?? '' }
		: { kind: 'drafting' as StatusKind, short: t.open[cell.which], long: t.openLong[cell.which] };
}

function TickCell({ row, ticks }: { row: MatrixRow; ticks: Ticks }) {
	const t = useText(boardText);
	return (
		<td className="matrix__tick">
			{ticks.possible.has(row.key) ? (
				<label className="matrix__tick-label">
					<input
						type="checkbox"
						className="ui-choice__box"
						checked={ticks.ticked.has(row.key)}
						onChange={() => ticks.toggle(row.key)}
					/>
					<span className="ui-hidden">{t.tick[ticks.to](`${row.key} ${row.title}`)}</span>
				</label>
			) : null}
		</td>
	);
}

/** The last day of a section, while a body's 決裁 of it is not there. */
function Due({ plan, row }: { plan: PlanView; row: MatrixRow }) {
	const t = useText(awaitedText);
	const { language } = useLanguage();
	const now = useNow();
	const due = plan.sections.find(({ key }) => key === row.key)?.dueOn ?? null;
	if (due === null || (row.state.kind === 'cells' && row.state.left === 0)) {
		return null;
	}
	const over = dueMark(due, dayInJapan(now)).kind === 'overdue';
	const words = (over ? t.overdue : t.due)(shortDate(due, language));
	return <span className={over ? 'matrix__due matrix__due--over' : 'matrix__due'}>{words}</span>;
}

/** How many sections wait for each body. */
function Totals({ matrix, awaited, ticks, own }: Pick<MatrixProps, 'matrix' | 'awaited' | 'ticks'> & { own: string }) {
	const t = useText(awaitedText);
	const of = (body: string) => awaited.find(({ party }) => party.code === body)?.sections.length ?? 0;
	return (
		<tfoot>
			<tr>
				<th scope="row">{t.columns}</th>
				{matrix.bodies.map((body) => [
					ticks?.body === body ? <td key={`${body}-tick`} className="matrix__tick" /> : null,
					<td key={body} className={body === own ? 'matrix__own ui-number' : 'ui-number'}>
						{t.columnCount(of(body))}
					</td>,
				])}
				<td className="ui-table__end ui-number">
					{t.columnCount(new Set(awaited.flatMap(({ sections }) => sections.map(({ key }) => key))).size)}
				</td>
			</tr>
		</tfoot>
	);
}

function Row({ plan, matrix, chosen, choose, ticks, row }: MatrixProps & { row: MatrixRow }) {
	const t = useText(boardText);
	const status = useText(statusText);
	const own = plan.seat.party.code;
	const name = `${row.key} ${row.title}`;
	const current = chosen?.section === row.key;
	const head = (
		<th scope="row">
			<span className="ui-number matrix__number">{row.key}</span>
			{row.shortTitle}
			<Due plan={plan} row={row} />
		</th>
	);
	const ground = current ? 'matrix__current' : undefined;
	if (row.state.kind !== 'cells') {
		const span = matrix.bodies.length + (ticks === null ? 0 : 1);
		return (
			<tr className={ground}>
				{head}
				<td colSpan={span} className="matrix__merged">
					<button
						type="button"
						className="matrix__cell"
						data-cell={`${row.key} ${own}`}
						aria-label={t.cellName(name, '', t.drafting).replace('、、', '、').replace(', , ', ', ')}
						aria-pressed={current}
						onClick={() => choose({ section: row.key, body: own })}
					>
						<StatusMark kind="drafting" form="on-ground">
							{t.drafting}
						</StatusMark>
					</button>
				</td>
				<td className="ui-table__end">—</td>
			</tr>
		);
	}
	return (
		<tr className={[ground, row.state.left === 0 ? 'matrix__complete' : ''].filter(Boolean).join(' ') || undefined}>
			{head}
			{row.state.cells.map(({ body, cell }) => {
				const words = stateWords(cell, status, t);
				const party = plan.parties.find((candidate) => candidate.code === body);
				const isChosen = current && chosen?.body === body;
				return [
					ticks?.body === body ? <TickCell key={`${body}-tick`} row={row} ticks={ticks} /> : null,
					<td key={body} className={body === own ? 'matrix__own' : undefined}>
						<button
							type="button"
							className="matrix__cell"
							data-cell={`${row.key} ${body}`}
							aria-label={t.cellName(name, party?.name ?? body, words.long)}
							aria-pressed={isChosen}
							onClick={() => choose({ section: row.key, body })}
						>
							<StatusMark kind={words.kind} form="on-ground">
								{words.short}
							</StatusMark>
						</button>
					</td>,
				];
			})}
			<td className="ui-table__end matrix__left">{row.state.left === 0 ? t.complete : t.leftCount(row.state.left)}</td>
		</tr>
	);
}

/** The matrix 節 × 団体. Each cell is a button that opens the panel. */
export function MatrixTable(props: MatrixProps) {
	const t = useText(boardText);
	const { plan, matrix, ticks } = props;
	const own = plan.seat.party.code;
	return (
		<table className="ui-table matrix" style={{ '--bodies': matrix.bodies.length } as CSSProperties}>
			<caption className="ui-hidden">{t.caption}</caption>
			<thead>
				<tr>
					<th scope="col">{t.section}</th>
					{matrix.bodies.map((body) => {
						const party = plan.parties.find((candidate) => candidate.code === body);
						return [
							ticks?.body === body ? (
								<th key={`${body}-tick`} scope="col" className="matrix__tick">
									<Icon name="check" label={t.tickHead[ticks.to]} />
								</th>
							) : null,
							<th key={body} scope="col" className={body === own ? 'matrix__own' : undefined}>
								{party === undefined ? body : <BodyChip party={party} parties={plan.parties} size={22} />}
							</th>,
						];
					})}
					<th scope="col" className="ui-table__end">
						{t.left}
					</th>
				</tr>
			</thead>
			<tbody>
				{matrix.rows.map((row) => (
					<Row key={row.key} {...props} row={row} />
				))}
			</tbody>
			<Totals matrix={matrix} awaited={props.awaited} ticks={ticks} own={own} />
		</table>
	);
}
