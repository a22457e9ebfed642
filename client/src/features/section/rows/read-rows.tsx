import type { PartyView } from '@renkei/api';
import type { Scalar } from '@renkei/plan';
import { type ReactNode, useState } from 'react';
import type * as Y from 'yjs';
import { commonText } from '../../../text/common.ts';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { unitOf } from '../../../text/values.ts';
import { Button, Icon } from '../../../ui/index.ts';
import type { ColumnPlan, ValueColumn } from '../column-plan.ts';
import { isFigure, showValue } from '../values/value-entry.ts';
import { type Block, type BlockRow, tableId } from './block.ts';
import { useNamedRows } from './references.tsx';
import { useBlockRows } from './watched.ts';

/** The rows of a block that this seat reads only, as a `tbody`. */
export function ReadRows({
	part,
	doc,
	block,
	plan,
	members,
	className,
	lead,
	trail,
	lastCell = true,
}: {
	part: string;
	doc: Y.Doc;
	block: Block;
	plan: ColumnPlan;
	members: readonly PartyView[];
	className: string;
	lead: ((spans: number) => ReactNode) | null;
	/** What the last cell of the first row says besides; the others have only their fold there. */
	trail: ReactNode;
	/** Whether the rows end in a cell for that and for the fold. */
	lastCell?: boolean;
}) {
	const common = useText(commonText);
	const t = useText(fieldText);
	const alive = useBlockRows(doc, block).filter((row) => !row.deleted);
	const rows: readonly BlockRow[] = alive.length === 0 ? [{ id: 'none', deleted: false, cells: {} }] : alive;
	const more = rows.map((row) => detailsOf(row, plan));
	const namedRows = useNamedRows();
	const [unfolded, setUnfolded] = useState<readonly string[]>([]);
	const spans = rows.length + rows.filter((row, at) => unfolded.includes(row.id) && (more[at] ?? []).length > 0).length;
	const words = (column: ValueColumn, row: BlockRow) => {
		const value = row.cells[column.key];
		const named = namedRows(column).find((candidate) => candidate.number === value);
		return present(value) ? (named?.words ?? shown(value, column, members)) : common.none;
	};
	return (
		<tbody className={className} id={block.kind === 'table' ? tableId(part, block.spec.key) : undefined}>
			{rows.map((row, at) => {
				const columns = more[at] ?? [];
				const isOpen = columns.length > 0 && unfolded.includes(row.id);
				return [
					<tr key={row.id} className="rows__read">
						{at === 0 && lead !== null ? lead(spans) : null}
						{plan.beside.map((column) => (
							<td key={column.key} data-label={titleOf(column)} className={isFigure(column) ? 'rows__figure' : undefined}>
								{words(column, row)}
							</td>
						))}
						{lastCell ? (
							<td className="rows__standing">
								{at === 0 ? trail : null}
								{columns.length === 0 ? null : (
									<Button
										kind="text"
										size="xs"
										className="rows__details"
										aria-expanded={isOpen}
										aria-label={t.detailsOf(firstWords(row))}
										onClick={() => setUnfolded(isOpen ? unfolded.filter((id) => id !== row.id) : [...unfolded, row.id])}
									>
										{t.details}
										<Icon name={isOpen ? 'up' : 'down'} />
									</Button>
								)}
							</td>
						) : null}
					</tr>,
					isOpen ? (
						<tr key={`${row.id}-more`} className="rows__read-more">
							<td colSpan={plan.beside.length + 1}>
								<dl className="rows__words">
									{columns.map((column) => (
										<div key={column.key}>
											<dt>{titleOf(column)}</dt>
											<dd>{words(column, row)}</dd>
										</div>
									))}
								</dl>
							</td>
						</tr>
					) : null,
				];
			})}
		</tbody>
	);

	/** What a row is recognised by. */
	function firstWords(row: BlockRow): string {
		const column = plan.beside.find((one) => typeof row.cells[one.key] === 'string' || namedRows(one).length > 0);
		return column === undefined ? t.nth(rows.indexOf(row) + 1) : words(column, row);
	}
	function titleOf(column: ValueColumn): string {
		const unit = unitOf(column);
		return unit === null ? column.title : t.withUnit(column.title, unit);
	}
}

const present = (value: Scalar | undefined): value is Scalar => value !== undefined && value !== '';

/** Values of a row that are there and do not stand in it. */
export function detailsOf(row: BlockRow, plan: ColumnPlan): readonly ValueColumn[] {
	return plan.under.filter((column) => present(row.cells[column.key]));
}

/** A value in words; a body by its name. */
export function shown(value: Scalar, column: ValueColumn, members: readonly PartyView[]): string {
	const body = column.type === 'body' ? members.find((member) => member.code === value) : undefined;
	return body?.name ?? showValue(value, column);
}
