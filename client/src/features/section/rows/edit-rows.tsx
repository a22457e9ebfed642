import type { PartyView } from '@renkei/api';
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { Button } from '../../../ui/index.ts';
import type { ColumnPlan } from '../column-plan.ts';
import type { OpenPart } from '../open-part.ts';
import { type Block, type BlockRow, tableId } from './block.ts';
import { EditRow } from './edit-row.tsx';
import { rowActs } from './row-acts.ts';
import { useBlockRows } from './watched.ts';

/** Rows that stood here while the page was open and have been deleted since, by whomever: they can be brought back. */
function useGoneRows(rows: readonly BlockRow[]): readonly BlockRow[] {
	const seen = useRef(new Set<string>());
	useEffect(() => {
		for (const row of rows) {
			if (!row.deleted) {
				seen.current.add(row.id);
			}
		}
	}, [rows]);
	return rows.filter((row) => row.deleted && seen.current.has(row.id));
}

/** The rows of a block that this seat writes, as a `tbody`. */
export function EditRows({
	open,
	block,
	plan,
	title,
	members,
	className,
	lead,
	trail,
	trailColumns,
	onInside,
}: {
	open: OpenPart;
	block: Block;
	plan: ColumnPlan;
	/** Name of the rows: table, and body where there are several. */
	title: string;
	members: readonly PartyView[];
	className: string;
	/** Head cell over all rows; it is told how many `tr` it has to span. */
	lead: ((spans: number) => ReactNode) | null;
	trail: ReactNode;
	trailColumns: number;
	onInside: (inside: boolean) => void;
}) {
	const t = useText(fieldText);
	const rows = useBlockRows(open.doc, block);
	const gone = useGoneRows(rows);
	const acts = rowActs(open.doc, block, rows);
	const alive = rows.filter((row) => !row.deleted);
	const [blank, setBlank] = useState(() => crypto.randomUUID());
	const needed = block.kind === 'table' && block.spec.minRows > 0;
	// Where a row is needed, it stands there to be written into; it comes into being with its first value.
	const shown = alive.length === 0 && needed ? [{ id: blank, deleted: false, cells: {} }] : alive;
	const body = useRef<HTMLTableSectionElement>(null);
	const span = plan.beside.length + trailColumns;
	const isTable = block.kind === 'table';
	const focusRow = (row: string) =>
		requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-row="${row}"] .ui-input`)?.focus());
	const add = () => {
		const row = crypto.randomUUID();
		acts.add(row, shown.at(-1)?.id ?? null);
		focusRow(row);
	};
	const spans = Math.max(1, shown.length * 2) + gone.length + (isTable ? 1 : 0);
	return (
		<tbody ref={body} className={className} id={isTable ? tableId(open.part.id, block.spec.key) : undefined}>
			{shown.length === 0 ? (
				<tr className="rows__none">
					{lead === null ? null : lead(spans)}
					<td colSpan={span}>{t.noRows}</td>
				</tr>
			) : null}
			{shown.map((row, at) => (
				<Fragment key={row.id}>
					<EditRow
						part={open.part.id}
						block={block}
						plan={plan}
						row={row}
						at={at}
						count={shown.length}
						name={isTable ? t.rowName(title, at + 1) : title}
						lead={at === 0 && lead !== null ? lead(spans) : null}
						trail={at === 0 || trail === null ? trail : <td />}
						span={span}
						saved={open.saved}
						members={members}
						acts={acts}
						onInside={onInside}
						onRemoved={() => {
							setBlank(crypto.randomUUID());
							requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('.rows__restore')?.focus());
						}}
					/>
				</Fragment>
			))}
			{gone.map((row) => (
				<tr key={row.id} className="rows__gone">
					<td colSpan={span}>
						<span>{t.deleted(firstWords(row, title))}</span>
						<Button
							size="xs"
							className="rows__restore"
							aria-label={t.restoreNamed(firstWords(row, title))}
							onClick={() => {
								acts.restore(row.id);
								focusRow(row.id);
							}}
						>
							{t.restoreRow}
						</Button>
					</td>
				</tr>
			))}
			{isTable ? (
				<tr className="rows__add">
					<td colSpan={span}>
						<Button size="xs" kind="text" aria-label={t.addRowTo(title)} onClick={add}>
							＋ {t.addRow}
						</Button>
					</td>
				</tr>
			) : null}
		</tbody>
	);
}

/** What a deleted row is recognised by: its first words. */
function firstWords(row: BlockRow, title: string): string {
	const words = Object.values(row.cells).find((value) => typeof value === 'string' && value !== '');
	return words === undefined ? title : `「${String(words).slice(0, 20)}」`;
}
