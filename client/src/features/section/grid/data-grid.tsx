import './grid.css';
import type { PartyView } from '@renkei/api';
import type { TableSpec } from '@renkei/plan';
import { useId, useMemo, useState } from 'react';
import { useHeldText } from '../../../sync/index.ts';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { Button, Icon, Menu } from '../../../ui/index.ts';
import { useSectionScope } from '../section-scope.tsx';
import { showValue } from '../values/value-entry.ts';
import { clipboardActs } from './clipboard-acts.ts';
import { GoneRows } from './gone-rows.tsx';
import { type BarActs, GridBar } from './grid-bar.tsx';
import type { GridDesk } from './grid-desk.ts';
import { GridFoot } from './grid-foot.tsx';
import { GridTable, type GridTableProps } from './grid-table.tsx';
import type { GridWork } from './grid-work.ts';
import { type GridLine, type GridSource, isFiltered, type LineFilter, linesOf, noFilter } from './lines.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { planPaste, rowsBelow } from './paste-plan.ts';
import { wordsOf } from './read-cell.ts';
import { useDesk, useGrid } from './use-grid.ts';
import { type GridWords, useGridWords } from './use-grid-words.ts';
import { useOwnPlace } from './use-own-place.ts';
import { useGridPeers } from './use-peers.ts';

/** One table of the template, over all its parts, as a grid that is written cell by cell. */
export function DataGrid({
	spec,
	sources,
	members,
	headOf,
}: {
	spec: TableSpec;
	/** Parts in the order of the screen. */
	sources: readonly GridSource[];
	/** Bodies that a cell may name. */
	members: readonly PartyView[];
	headOf: GridTableProps['headOf'];
}) {
	const t = useText(gridText);
	const scope = useSectionScope();
	const words = useGridWords(spec, members);
	const desk = useDesk(spec.key, sources);
	const [filter, setFilter] = useState(noFilter);
	const [pasting, setPasting] = useState<PasteAt | null>(null);
	const [keep, setKeep] = useState<string | null>(null);
	const footId = useId();
	const { columns } = spec;
	// Where each body has its own rows they stand together anyway.
	const bodyColumn = headOf === null ? (columns.find(({ type }) => type === 'body')?.key ?? null) : null;
	const { lines, there } = useLines({
		sources,
		desk,
		filter: useMemo(() => ({ ...filter, keep }), [filter, keep]),
		columns,
		words,
		bodyColumn,
	});
	const filtered = isFiltered(filter);
	const work = useGrid({ desk, lines, columns, world: words.world, filtered });
	const peers = useGridPeers(sources, spec.key);
	useHeldText(desk.states.held(there));
	// A filled-in row must not vanish under its writer because it no longer fits.
	const written = work.inside && filtered ? (work.line?.key ?? null) : null;
	if (written !== keep) {
		setKeep(written);
	}
	const askToPaste = (text: string | null) => {
		const place = pastePlace(work, lines);
		if (place !== null) {
			setPasting({ text, ...place });
		}
	};
	const here = work.inside ? work.line : null;
	useOwnPlace({
		sources,
		table: spec.key,
		part: here?.part ?? null,
		row: here?.row.id ?? null,
		column: work.column?.key ?? null,
		writing: work.writing,
	});
	const { line, column } = work;
	const editable = sources.some(({ open }) => open?.editable === true);
	return (
		<div className="grid" {...work.around}>
			<div className="grid__title">
				<h3>{spec.title}</h3>
				<p className="ui-sub">{spec.help}</p>
				{editable ? <Keys /> : null}
				<Button size="xs" kind="text" aria-pressed={scope.wide} onClick={() => scope.onWide(!scope.wide)}>
					<Icon name="window" />
					{scope.wide ? t.narrow : t.wide}
				</Button>
			</div>
			<GridBar
				title={spec.title}
				rowName={line?.editable === true && !line.blank ? words.row(line) : null}
				acts={editable ? barActs({ desk, work, lines, filtered, onPaste: () => askToPaste(null) }) : null}
				filter={filter}
				onFilter={setFilter}
				bodies={headOf === null ? (bodyColumn === null ? [] : members) : sources.flatMap(({ owner }) => owner ?? [])}
				groupable={bodyColumn}
				counts={{ shown: lines.filter(({ blank }) => !blank).length, all: countRows(sources) }}
			/>
			<GridTable
				{...{ spec, sources, lines, desk, work, words, peers, headOf, footId }}
				clipboard={clipboardActs({
					...{ desk, work, lines, columns, words, filtered },
					onPaste: askToPaste,
				})}
			/>
			{lines.length === 0 ? <p className="grid__none">{t.noMatch}</p> : null}
			<GridFoot
				id={footId}
				work={work}
				state={line === null || column === null ? { kind: 'settled' } : desk.states.get(line.key, column.key)}
				words={line === null || column === null ? '' : words.value(line.row, column)}
				show={(value) =>
					column === null ? '' : wordsOf(value ?? undefined, column, words.world, (one) => showValue(one, column))
				}
				{...{ lines, columns, peers }}
				nameOf={(peer) => placeName(peer, lines, words, spec)}
			/>
			<GoneRows
				title={spec.title}
				sources={sources}
				columns={columns}
				wordsOf={words.value}
				onRestore={(part, row) => desk.restoreRow(part, row)}
			/>
			{pasting === null ? null : (
				<Pasting at={pasting} {...{ desk, work, lines, columns, words }} onClose={() => setPasting(null)} />
			)}
		</div>
	);
}

function useLines({
	sources,
	desk,
	filter,
	columns,
	words,
	bodyColumn,
}: {
	sources: readonly GridSource[];
	desk: GridDesk;
	filter: LineFilter;
	columns: TableSpec['columns'];
	words: GridWords;
	bodyColumn: string | null;
}): { readonly lines: readonly GridLine[]; readonly there: ReadonlySet<string> } {
	const blanks = sources.map(({ part }) => desk.blankOf(part.id)).join();
	return useMemo(() => {
		const ids = blanks.split(',');
		const own = sources.map((source, at) => ({ ...source, blank: ids[at] as string }));
		const valueWords = ({ row }: GridLine) => columns.map((column) => words.value(row, column)).join('\n');
		const bodyOf = ({ row, owner }: GridLine) =>
			bodyColumn === null ? (owner?.code ?? null) : String(row.cells[bodyColumn] ?? '');
		return {
			lines: linesOf(own, filter, valueWords, bodyOf),
			// Also what a filter hides is there: its unwritten texts would be lost with the page.
			there: new Set(linesOf(own, noFilter, valueWords, bodyOf).map(({ key }) => key)),
		};
	}, [sources, blanks, filter, columns, words, bodyColumn]);
}

const countRows = (sources: readonly GridSource[]): number =>
	sources.reduce((sum, { rows }) => sum + rows.filter((row) => !row.deleted).length, 0);

/** Where new things go: the row of this person's cell if it can be written, else the first one that stands ready. */
function ownLine(work: GridWork, lines: readonly GridLine[]): GridLine | null {
	return work.line?.editable === true ? work.line : (lines.find((line) => line.editable && line.blank) ?? null);
}

function barActs({
	desk,
	work,
	lines,
	filtered,
	onPaste,
}: {
	desk: GridDesk;
	work: GridWork;
	lines: readonly GridLine[];
	filtered: boolean;
	onPaste: () => void;
}): BarActs {
	const unfiltered = (act: () => void) => (filtered ? work.say('filter-first') : act());
	return {
		add: () =>
			unfiltered(() => {
				const own = ownLine(work, lines);
				if (own !== null) {
					work.go({ line: desk.addRow(own.part, own), column: work.shape.columns[0] ?? '' });
				}
			}),
		remove: () => {
			if (work.line !== null) {
				desk.removeRow(work.line);
			}
		},
		move: (direction) => work.do({ kind: 'move-row', direction }),
		paste: () => unfiltered(onPaste),
		goBack: (how) => work.do({ kind: how }),
	};
}

function placeName(
	{ line, column }: { readonly line: string; readonly column: string },
	lines: readonly GridLine[],
	words: GridWords,
	spec: TableSpec,
): string {
	const of = lines.find(({ key }) => key === line);
	const named = spec.columns.find(({ key }) => key === column);
	return of === undefined || named === undefined ? spec.title : `${named.title}、${words.row(of)}`;
}

/** Where a paste was asked for: rows may move, come and go while the dialog is open. */
interface PasteAt {
	/** What came with the keys; null when the person pastes it into the dialog. */
	readonly text: string | null;
	readonly line: string;
	readonly column: string;
	/** Keys of the rows that it would write. */
	readonly below: readonly string[];
}

function pastePlace(work: GridWork, lines: readonly GridLine[]): Omit<PasteAt, 'text'> | null {
	const chosen = work.corner?.line.editable === true ? work.corner : null;
	const line = chosen?.line ?? ownLine(work, lines);
	return line === null
		? null
		: {
				line: line.key,
				column: chosen?.column.key ?? work.shape.columns[0] ?? '',
				below: rowsBelow(lines, line).map(({ key }) => key),
			};
}

function Pasting({
	at,
	desk,
	work,
	lines,
	columns,
	words,
	onClose,
}: {
	at: PasteAt;
	desk: GridDesk;
	work: GridWork;
	lines: readonly GridLine[];
	columns: TableSpec['columns'];
	words: GridWords;
	onClose: () => void;
}) {
	const line = lines.find(({ key }) => key === at.line);
	const below = at.below.flatMap((key) => lines.find((one) => one.key === key) ?? []);
	const go = (to: string) => work.go({ line: to, column: at.column });
	return (
		<PasteDialog
			text={at.text}
			planOf={(cells, answers) =>
				line?.editable === true && below.length === at.below.length
					? planPaste({ cells, line, column: at.column, below, columns, answers, world: words.world })
					: null
			}
			onClose={() => {
				onClose();
				go(at.line);
			}}
			onPaste={(plan) => {
				const keys = desk.paste(plan);
				onClose();
				go(keys[0] ?? at.line);
			}}
		/>
	);
}

function Keys() {
	const t = useText(gridText);
	return (
		<Menu summary={t.keys}>
			<dl className="grid__keys">
				{t.keyList.map(([keys, what]) => (
					<div key={keys}>
						<dt>{keys}</dt>
						<dd>{what}</dd>
					</div>
				))}
			</dl>
		</Menu>
	);
}
