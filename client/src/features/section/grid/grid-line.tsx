import './cells.css';
import { type CSSProperties, memo, type ReactNode } from 'react';
import { cardIdOf } from '../../../editor/index.ts';
import { Icon } from '../../../ui/index.ts';
import type { ValueColumn } from '../column-plan.ts';
import type { LineThreads } from '../places/open-places.ts';
import { isFigure } from '../values/value-entry.ts';
import { CellBox, type CellBoxProps, textOf } from './cell-box.tsx';
import { nameWithComments } from './cell-comments.ts';
import type { GridDesk } from './grid-desk.ts';
import type { Writing } from './key-act.ts';
import type { GridLine } from './lines.ts';
import type { GridWords } from './use-grid-words.ts';
import type { GridPeer } from './use-peers.ts';

/** How the cell of this person is drawn; everything of {@link CellBoxProps} that is not the cell's own. */
export type BoxFacts = Omit<CellBoxProps, 'column' | 'name' | 'words' | 'state' | 'writing' | 'readOnly'>;

export interface GridLineProps {
	readonly line: GridLine;
	readonly columns: readonly ValueColumn[];
	readonly desk: GridDesk;
	/** Its `aria-rowindex`. */
	readonly index: number;
	readonly head: ReactNode;
	/** Changes with whatever the head shows. */
	readonly headKey: string;
	readonly name: string;
	/** Key of the column in which this person is. */
	readonly active: string | null;
	readonly writing: Writing;
	/** Columns that are chosen in this line, from the first to the last; null for none. */
	readonly chosen: readonly [number, number] | null;
	/** {@link CellStates.wordsOf}: drawn anew when it changes. */
	readonly states: string;
	readonly peers: readonly GridPeer[];
	/** Open threads on its cells; null for none, and the same object until threads change. */
	readonly comments: LineThreads | null;
	/** The active thread, if it stands on this line. */
	readonly activeThread: string | null;
	/** Name of a cell with its comments. */
	readonly commentsWord: (name: string, count: number) => string;
	readonly missingWord: string;
	readonly words: GridWords;
	readonly idOf: (column: ValueColumn) => string;
	readonly id: string | undefined;
	readonly box: (column: ValueColumn) => BoxFacts;
}

/** One line of a grid. */
export const GridLineRow = memo(DrawnLine, sameLine);

function DrawnLine(props: GridLineProps) {
	const { line, columns, index, head, id } = props;
	return (
		<tr aria-rowindex={index} data-line={line.key} id={id} className={lineClass(line)}>
			{head}
			{columns.map((column, at) => (
				<Cell key={column.key} {...props} column={column} at={at} />
			))}
		</tr>
	);
}

function lineClass({ editable, blank, first }: GridLine): string {
	return `${editable ? 'grid__line' : 'grid__line grid__line--read'}${blank ? ' grid__line--ready' : ''}${first ? ' grid__line--first' : ''}`;
}

function wordsClass(missing: boolean, none: boolean): string {
	return missing ? 'grid__words grid__words--missing' : none ? 'grid__words grid__words--none' : 'grid__words';
}

const noThreads: readonly string[] = [];
const notWritten = { 'aria-readonly': true };

function Cell({ column, at, ...props }: GridLineProps & { column: ValueColumn; at: number }) {
	const { line, desk, name, active, writing, chosen, peers, activeThread, missingWord } = props;
	const words = props.words.value(line.row, column);
	const state = desk.states.get(line.key, column.key);
	const isActive = active === column.key;
	const typed = textOf(state);
	const started = !line.blank && Object.keys(line.row.cells).length > 0;
	const missing = column.required && started && words === '' && typed === null;
	const threads = props.comments?.get(column.key) ?? noThreads;
	const cellName = nameWithComments(
		props.words.cell(column, name, missing ? missingWord : (typed ?? words)),
		threads.length,
		props.commentsWord,
	);
	const peer = peers.find((one) => one.column === column.key);
	const className = [
		'grid__cell',
		isFigure(column) ? 'grid__cell--figure' : '',
		column.type === 'long' ? 'grid__cell--long' : '',
		state.kind === 'refused' ? 'grid__cell--wrong' : '',
		state.kind === 'offered' || state.kind === 'contested' ? 'grid__cell--offered' : '',
		isActive ? 'grid__cell--active' : '',
		activeThread !== null && threads.includes(activeThread) ? 'grid__cell--thread' : '',
	];
	return (
		<td
			id={props.idOf(column)}
			data-column={column.key}
			tabIndex={-1}
			className={className.join(' ')}
			aria-label={cellName}
			aria-colindex={at + 2}
			{...{ 'aria-selected': chosen !== null && at >= chosen[0] && at <= chosen[1] }}
			{...(line.editable ? {} : notWritten)}
			style={peer === undefined ? undefined : ({ '--peer': peer.colour, '--peer-line': peer.lineStyle } as CSSProperties)}
			data-threads={threads[0] === undefined ? undefined : threads.join(' ')}
			aria-details={threads[0] === undefined ? undefined : cardIdOf(threads[0])}
			data-peer={peer === undefined ? undefined : peer.writing ? 'writing' : 'here'}
		>
			{peer === undefined ? null : (
				// Letters of the style sheet: the foot says it in words, and the name of the cell is the cell's.
				<span className="grid__peer" aria-hidden="true" data-short={peer.shortName}>
					{peer.writing ? <Icon name="pencil" /> : null}
				</span>
			)}
			{threads.length > 0 ? (
				// As above: the name of the cell says it in words.
				<span className="grid__threads" aria-hidden="true" data-count={threads.length > 1 ? threads.length : undefined} />
			) : null}
			<span
				className={wordsClass(missing, words === '' && typed === null && !line.blank)}
				aria-hidden={isActive ? true : undefined}
			>
				{missing ? <span className="grid__missing">{missingWord}</span> : (typed ?? words)}
			</span>
			{isActive ? (
				<CellBox
					{...props.box(column)}
					column={column}
					name={cellName}
					words={words}
					state={state}
					writing={writing}
					readOnly={!line.editable}
				/>
			) : null}
		</td>
	);
}

/** Two hundred lines are drawn; with a key only those that changed are drawn anew. */
function sameLine(one: GridLineProps, other: GridLineProps): boolean {
	// The line in which this person is hears of everything.
	return (
		one.active === null &&
		other.active === null &&
		one.chosen?.[0] === other.chosen?.[0] &&
		one.chosen?.[1] === other.chosen?.[1] &&
		one.states === other.states &&
		one.index === other.index &&
		one.name === other.name &&
		one.headKey === other.headKey &&
		one.columns === other.columns &&
		one.id === other.id &&
		one.words === other.words &&
		one.comments === other.comments &&
		one.activeThread === other.activeThread &&
		samePeers(one.peers, other.peers) &&
		sameRow(one.line, other.line)
	);
}

function samePeers(one: readonly GridPeer[], other: readonly GridPeer[]): boolean {
	return one === other || (one.length === 0 && other.length === 0) || JSON.stringify(one) === JSON.stringify(other);
}

function sameRow(one: GridLine, other: GridLine): boolean {
	if (
		one.key !== other.key ||
		one.at !== other.at ||
		one.editable !== other.editable ||
		one.blank !== other.blank ||
		one.first !== other.first
	) {
		return false;
	}
	const [mine, theirs] = [one.row.cells, other.row.cells];
	const keys = Object.keys(mine);
	return mine === theirs || (keys.length === Object.keys(theirs).length && keys.every((key) => mine[key] === theirs[key]));
}
