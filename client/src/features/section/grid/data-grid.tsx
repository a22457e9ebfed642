import './grid.css';
import type { PartyView } from '@renkei/api';
import type { TableSpec } from '@renkei/plan';
import { useId, useMemo, useState } from 'react';
import { useHeldText } from '../../../sync/index.ts';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { useSectionScope } from '../section-scope.tsx';
import { showValue } from '../values/value-entry.ts';
import { barActs } from './bar-acts.ts';
import { clipboardActs } from './clipboard-acts.ts';
import { GoneRows } from './gone-rows.tsx';
import { GridBar } from './grid-bar.tsx';
import type { GridDesk } from './grid-desk.ts';
import { GridFoot } from './grid-foot.tsx';
import { GridTable, type GridTableProps } from './grid-table.tsx';
import { GridTitle } from './grid-title.tsx';
import { type GridLine, type GridSource, isFiltered, type LineFilter, linesOf, noFilter } from './lines.ts';
import { type PasteAt, Pasting, pastePlace } from './pasting.tsx';
import { wordsOf } from './read-cell.ts';
import { useCellComments, useCommenting } from './use-cell-comments.ts';
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
	const comments = useCellComments(spec);
	const footId = useId();
	const { columns } = spec;
	// Where each body has its own rows they stand together anyway.
	const bodyColumn = headOf === null ? (columns.find(({ type }) => type === 'body')?.key ?? null) : null;
	const { lines, there } = useLines({
		sources,
		desk,
		// Who comes for a comment finds its line, whatever is filtered.
		filter: useMemo(() => ({ ...filter, keep: [keep, comments.activeLine] }), [filter, keep, comments.activeLine]),
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
	const { comment, onKeyDown } = useCommenting(spec, sources, work);
	const editable = sources.some(({ open }) => open?.editable === true);
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the grid and its tools inside
		<div className="grid" {...work.around} onKeyDown={onKeyDown}>
			<GridTitle spec={spec} editable={editable} wide={scope.wide} onWide={scope.onWide} />
			<GridBar
				title={spec.title}
				rowName={line?.editable === true && !line.blank ? words.row(line) : null}
				acts={editable ? barActs({ desk, work, lines, filtered, onPaste: () => askToPaste(null) }) : null}
				onComment={comment}
				filter={filter}
				onFilter={setFilter}
				bodies={headOf === null ? (bodyColumn === null ? [] : members) : sources.flatMap(({ owner }) => owner ?? [])}
				groupable={bodyColumn}
				counts={{ shown: lines.filter(({ blank }) => !blank).length, all: countRows(sources) }}
			/>
			<GridTable
				{...{ spec, sources, lines, desk, work, words, peers, comments, headOf, footId }}
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
				{...{ lines, columns, peers, comments }}
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
