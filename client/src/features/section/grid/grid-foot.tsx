import type { Scalar } from '@renkei/plan';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { placeCommentsText } from '../../../text/place-comments.ts';
import { fieldText } from '../../../text/section-values.ts';
import { numberText, unitOf } from '../../../text/values.ts';
import { Button, FieldError, Icon, threadToOpen } from '../../../ui/index.ts';
import type { ValueColumn } from '../column-plan.ts';
import type { EntryState } from '../values/entry-state.ts';
import { faultWords } from '../values/fault-words.ts';
import { isFigure } from '../values/value-entry.ts';
import { threadsOn } from './cell-comments.ts';
import type { GridNotice, GridWork } from './grid-work.ts';
import type { GridLine } from './lines.ts';
import { moneyWords } from './money-words.ts';
import { type GridRange, sizeOf } from './places.ts';
import type { CellComments } from './use-cell-comments.ts';
import type { GridPeer } from './use-peers.ts';

/** What there is to say about the cell in which this person is, and about the chosen ones; it stands under the grid. */
export function GridFoot({
	id,
	work,
	state,
	words,
	show,
	lines,
	columns,
	peers,
	comments,
	nameOf,
}: {
	/** Id that the cell's field is described by. */
	id: string;
	work: GridWork;
	state: EntryState;
	/** The value of the cell as it is shown. */
	words: string;
	/** A value of the cell's column in words. */
	show: (value: Scalar | null) => string;
	lines: readonly GridLine[];
	columns: readonly ValueColumn[];
	peers: readonly GridPeer[];
	comments: CellComments;
	/** What a cell is called. */
	nameOf: (peer: GridPeer) => string;
}) {
	const t = useText(gridText);
	const { line, column, range } = work;
	const writers = peers.filter(({ writing }) => writing);
	return (
		<div className="grid__foot">
			<div className="grid__said" id={id} role="status">
				<Said work={work} state={state} words={words} show={show} />
			</div>
			<Commented comments={comments} threads={threadsOn(comments.open, line, column)} />
			{column === null ? null : (
				<p className="grid__help">
					<b>{column.title}</b> {column.help} <ReadBack line={line} column={column} />
				</p>
			)}
			{range === null ? null : <Chosen range={range} lines={lines} columns={columns} />}
			{writers.slice(0, 3).map((peer) => (
				<p key={`${peer.person} ${peer.line} ${peer.column}`} className="grid__writer">
					{t.writing(`${peer.partyName} ${peer.person}さん`, nameOf(peer))}
				</p>
			))}
		</div>
	);
}

/** Leads to the comments on the cell in which this person is. */
function Commented({ comments, threads }: { comments: CellComments; threads: readonly string[] }) {
	const p = useText(placeCommentsText);
	const next = threadToOpen(threads, comments.active);
	return next === null ? null : (
		<p className="grid__commented">
			<Icon name="comment" />
			<span>{p.cellHas(threads.length)}</span>
			<Button size="xs" onClick={() => comments.onThread(next)}>
				{p.cellSee}
			</Button>
		</p>
	);
}

function Said({
	work,
	state,
	words,
	show,
}: {
	work: GridWork;
	state: EntryState;
	words: string;
	show: (value: Scalar | null) => string;
}) {
	const t = useText(gridText);
	const f = useText(fieldText);
	switch (state.kind) {
		case 'refused':
			return (
				<FieldError>
					{faultWords(state.fault, f)(state.text)} {t.keptHere}
				</FieldError>
			);
		case 'contested':
			return (
				<span className="grid__offer">
					<span>{words === '' ? f.contestedEmpty : f.contested(words)}</span>
					<Button size="xs" onClick={work.takeMine} onMouseDown={(event) => event.preventDefault()}>
						{f.takeMine(state.text)}
					</Button>
				</span>
			);
		case 'offered': {
			const mine = show(state.mine);
			return (
				<span className="grid__offer">
					<span>{words === '' ? f.offeredEmpty : f.offered(words)}</span>
					<Button size="xs" onClick={work.takeMine}>
						{mine === '' ? f.backToEmpty : f.backToMine(mine)}
					</Button>
					<Button size="xs" kind="text" onClick={work.letGo}>
						{f.keep}
					</Button>
				</span>
			);
		}
		default:
			return <Notice notice={work.notice} owner={work.line?.owner?.name ?? null} />;
	}
}

function Notice({ notice, owner }: { notice: GridNotice; owner: string | null }) {
	const t = useText(gridText);
	const p = useText(placeCommentsText);
	switch (notice) {
		case 'comment-new-row':
			return p.newRow;
		case 'comment-not-here':
			return p.notHere;
		case 'read-only':
			return owner === null ? t.readOnly : t.othersCell(owner);
		case 'filter-first':
			return t.filterFirst;
		case 'nothing-to-undo':
			return t.nothingToUndo;
		case 'nothing-to-redo':
			return t.nothingToRedo;
		case 'replaced':
			return t.replaced;
		case 'undone':
			return t.undone;
		case 'redone':
			return t.redone;
		default:
			return null;
	}
}

/** 「12,345千円（1,234万5千円）」 */
function ReadBack({ line, column }: { line: GridLine | null; column: ValueColumn }) {
	const t = useText(gridText);
	const value = line?.row.cells[column.key];
	if (typeof value !== 'number' || (column.type !== 'thousand-yen' && column.type !== 'yen')) {
		return null;
	}
	return (
		<output className="ui-number">
			{t.reads(`${numberText(value)}${unitOf(column) ?? ''}`, moneyWords(value, column.type))}
		</output>
	);
}

/** How many cells are chosen, and their sum where they are figures of one unit. */
function Chosen({ range, lines, columns }: { range: GridRange; lines: readonly GridLine[]; columns: readonly ValueColumn[] }) {
	const t = useText(gridText);
	const count = sizeOf(range);
	if (count < 2) {
		return null;
	}
	const of = columns.slice(range.left, range.right + 1);
	const units = new Set(of.map((column) => (isFigure(column) ? (unitOf(column) ?? '') : null)));
	const figures = lines
		.slice(range.top, range.bottom + 1)
		.flatMap(({ row }) => of.map(({ key }) => row.cells[key]))
		.filter((value): value is number => typeof value === 'number');
	const unit = [...units][0];
	return (
		<output className="grid__sum ui-number">
			{units.size === 1 && typeof unit === 'string' && figures.length > 1
				? t.sum(figures.length, `${numberText(figures.reduce((sum, value) => sum + value, 0))}${unit}`)
				: t.selected(count)}
		</output>
	);
}
