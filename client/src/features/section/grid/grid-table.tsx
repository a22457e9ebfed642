import type { TableSpec } from '@renkei/plan';
import { type ClipboardEvent, type FocusEvent, Fragment, type ReactNode, useRef } from 'react';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { placeCommentsText } from '../../../text/place-comments.ts';
import { type ValueColumn, widthOf } from '../column-plan.ts';
import { cellPlaceId, tableId } from '../rows/block.ts';
import { isFigure } from '../values/value-entry.ts';
import type { GridDesk } from './grid-desk.ts';
import { GridLineRow } from './grid-line.tsx';
import type { GridWork } from './grid-work.ts';
import type { GridLine, GridSource } from './lines.ts';
import { sizeOf } from './places.ts';
import { optionsOf } from './read-cell.ts';
import type { CellComments } from './use-cell-comments.ts';
import type { GridWords } from './use-grid-words.ts';
import type { GridPeer } from './use-peers.ts';
import { useWindow } from './use-window.ts';

/** Widths in rem: of the head of a line, with a body and without, and of words and prose as much as reads well. */
const HEAD = { body: 5.5, number: 2.5 };
const gridWidth = (column: ValueColumn): number => widthOf(column) ?? (column.type === 'long' ? 16 : 10);

/** A table that is written cell by cell is a grid; its rows and cells follow from that. */
const asGrid = { role: 'grid', 'aria-multiselectable': true };

const noPeers: readonly GridPeer[] = [];

export interface GridTableProps {
	readonly spec: TableSpec;
	readonly sources: readonly GridSource[];
	readonly lines: readonly GridLine[];
	readonly desk: GridDesk;
	readonly work: GridWork;
	readonly words: GridWords;
	readonly peers: readonly GridPeer[];
	readonly comments: CellComments;
	/** What the head of a part's first line says; null where there is one part only. */
	readonly headOf: ((source: GridSource) => { readonly key: string; readonly shown: ReactNode }) | null;
	/** Id of what is said about the cell in which this person is. */
	readonly footId: string;
	readonly clipboard: Record<'onCopy' | 'onCut' | 'onPaste', (event: ClipboardEvent) => void>;
}

/** The cells. */
export function GridTable(props: GridTableProps) {
	const { spec, sources, lines, work, words, comments, headOf, clipboard } = props;
	const t = useText(gridText);
	const { columns } = spec;
	const box = useRef<HTMLDivElement>(null);
	const shown = useWindow(box, lines, work.active?.line ?? null, comments.activeLine);
	const head = headOf === null ? HEAD.number : HEAD.body;
	const width = columns.reduce((sum, column) => sum + gridWidth(column), head);
	const tall = shown.tall ? ' grid__scroll--tall' : '';
	return (
		<div ref={box} className={`grid__scroll${tall}`}>
			<table
				{...asGrid}
				className="grid__table"
				style={{ minWidth: `${width}rem` }}
				aria-label={spec.title}
				{...(sources.some(({ open }) => open?.editable === true) ? {} : { 'aria-readonly': true })}
				aria-rowcount={lines.length + 1}
				aria-colcount={columns.length + 1}
				onKeyDown={work.onKeyDown}
				onMouseDown={work.onMouseDown}
				onMouseOver={work.onMouseOver}
				onDoubleClick={work.onDoubleClick}
				onFocus={(event) => arrive(event, work)}
				{...clipboard}
			>
				<colgroup>
					<col style={{ width: `${head}rem` }} />
					{columns.map((column) => (
						<col key={column.key} style={{ width: `${gridWidth(column)}rem` }} />
					))}
				</colgroup>
				<thead>
					<tr aria-rowindex={1}>
						<th scope="col" aria-colindex={1} className="grid__head">
							{headOf === null ? t.number : t.owner}
						</th>
						{columns.map((column, at) => (
							<th
								key={column.key}
								scope="col"
								aria-colindex={at + 2}
								className={isFigure(column) ? 'grid__cell--figure' : undefined}
							>
								{words.title(column)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{shown.items.map(({ at, gap }) => (
						<Fragment key={lines[at]?.key}>
							<Gap height={gap} />
							<Line {...props} at={at} />
						</Fragment>
					))}
					<Gap height={shown.after} />
				</tbody>
			</table>
		</div>
	);
}

const unheard = { 'aria-hidden': true };

/** The height of lines that are not drawn. */
function Gap({ height }: { height: number }) {
	return height === 0 ? null : <tr {...unheard} style={{ height }} />;
}

/** A link to a cell focuses the cell; its field takes over. */
function arrive({ target }: FocusEvent, work: GridWork): void {
	const line = target instanceof HTMLTableCellElement ? target.closest<HTMLElement>('tr[data-line]')?.dataset.line : undefined;
	const { column } = (target as HTMLElement).dataset;
	if (line !== undefined && column !== undefined) {
		work.go({ line, column });
	}
}

function Line({ at, spec, sources, lines, desk, work, words, peers, comments, headOf, footId }: GridTableProps & { at: number }) {
	const t = useText(gridText);
	const p = useText(placeCommentsText);
	const line = lines[at] as GridLine;
	const { range } = work;
	const { columns } = spec;
	const source = sources.find(({ part }) => part.id === line.part) as GridSource;
	const said = headOf !== null && line.first ? headOf(source) : null;
	const inRange = range !== null && sizeOf(range) > 1 && at >= range.top && at <= range.bottom;
	const here = peers.length === 0 ? noPeers : peers.filter((peer) => peer.line === line.key);
	return (
		<GridLineRow
			line={line}
			columns={columns}
			desk={desk}
			index={at + 2}
			head={
				<th scope="row" aria-colindex={1} className="grid__head">
					{said?.shown ?? (line.blank ? (line.editable ? '＋' : '') : line.at + 1)}
				</th>
			}
			headKey={said?.key ?? ''}
			name={words.row(line)}
			active={work.active?.line === line.key ? work.active.column : null}
			writing={work.writing}
			chosen={inRange ? [range.left, range.right] : null}
			states={desk.states.wordsOf(line.key, columns)}
			peers={here}
			comments={comments.open.get(line.key) ?? null}
			activeThread={comments.activeLine === line.key ? comments.active : null}
			commentsWord={p.cellNamed}
			missingWord={t.missing}
			words={words}
			idOf={(column) => cellPlaceId(line.part, spec.key, column.key, line.at)}
			// Links to a table lead to the row that stands ready, or to the first that is there.
			id={(line.editable ? line.blank : line.at === 0) ? tableId(line.part, spec.key) : undefined}
			box={(column) => ({
				options: optionsOf(column, words.world),
				describedBy: desk.states.get(line.key, column.key).kind === 'settled' ? undefined : footId,
				focusWanted: work.focusWanted,
				onText: work.typed,
				onChoose: work.choose,
				onComposing: work.composing,
				onGivenUp: work.givenUp,
				onLeave: work.leave,
			})}
		/>
	);
}
