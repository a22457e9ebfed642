import type { PartyView } from '@renkei/api';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { unitOf } from '../../../text/values.ts';
import { Button, Field, Icon } from '../../../ui/index.ts';
import type { ColumnPlan, ValueColumn } from '../column-plan.ts';
import { isFigure } from '../values/value-entry.ts';
import { ValueInput } from '../values/value-input.tsx';
import { type Block, type BlockRow, placeId } from './block.ts';
import { useNamedRows } from './references.tsx';
import type { RowActs } from './row-acts.ts';

export interface EditRowProps {
	readonly part: string;
	readonly block: Block;
	readonly plan: ColumnPlan;
	readonly row: BlockRow;
	/** Position among the rows that are not deleted, from 0, and how many there are. */
	readonly at: number;
	readonly count: number;
	/** What screen readers call the row. */
	readonly name: string;
	/** Cells before and after the values. */
	readonly lead: ReactNode;
	readonly trail: ReactNode;
	/** Columns of the whole table. */
	readonly span: number;
	readonly saved: boolean;
	readonly members: readonly PartyView[];
	readonly acts: RowActs;
	readonly onInside: (inside: boolean) => void;
	readonly onRemoved: () => void;
}

const isEmpty = (row: BlockRow, column: ValueColumn) => {
	const value = row.cells[column.key];
	return value === undefined || value === '';
};

/** A row that can be written: values beside each other, and under them what is lacking, the other values and the acts. */
export function EditRow(props: EditRowProps) {
	const { part, block, plan, row, at, name, lead, trail, span, saved, members, acts, onInside } = props;
	const t = useText(fieldText);
	const [notes, setNotes] = useState<HTMLElement | null>(null);
	const namedRows = useNamedRows();
	const started = Object.keys(row.cells).length > 0;
	const lacking = [...plan.beside, ...plan.under].filter((column) => column.required && isEmpty(row, column));
	const lacksUnder = started && lacking.some((column) => plan.under.includes(column));
	// The last gap is filled inside the fold: closing it then would take the field away from under its writer.
	const [fold, setFold] = useState({ open: lacksUnder, lacksUnder });
	if (fold.lacksUnder !== lacksUnder) {
		setFold({ open: fold.open || lacksUnder, lacksUnder });
	}
	const messageId = `${placeId(part, block, 'row', at)}-message`;
	const control = (column: ValueColumn, labelled: boolean) => (
		<ValueInput
			spec={column}
			value={row.cells[column.key] ?? null}
			saved={saved}
			id={placeId(part, block, column.key, at)}
			{...(labelled ? {} : { label: t.cell(titleOf(column), name), notes })}
			describedBy={lacking[0] === column && started ? messageId : undefined}
			lacking={started && lacking.includes(column)}
			members={members}
			named={namedRows(column)}
			onWrite={(value) => acts.write(row.id, column.key, value)}
			onInside={onInside}
		/>
	);
	/** Enough names to know what is there, on one line. */
	function someTitles(titles: readonly string[]): string {
		const [first, rest] = [titles.slice(0, 4), titles.length - 4];
		return [...first, ...(rest > 0 ? [t.moreCount(rest)] : [])].join('、');
	}
	function titleOf(column: ValueColumn): string {
		const unit = unitOf(column);
		return unit === null ? column.title : t.withUnit(column.title, unit);
	}
	return (
		<>
			<tr className="rows__main" data-row={row.id}>
				{lead}
				{plan.beside.map((column) => (
					<td key={column.key} data-label={titleOf(column)} className={isFigure(column) ? 'rows__figure' : undefined}>
						{control(column, false)}
					</td>
				))}
				{trail}
			</tr>
			<tr className={hasActs(props) ? 'rows__under rows__under--acts' : 'rows__under'}>
				<td colSpan={span}>
					<div ref={setNotes} className="rows__notes" />
					{started && lacking[0] !== undefined ? (
						<p className="rows__lacking" id={messageId}>
							<Icon name="warning" />
							<span>
								{t.untilFreeze(lacking.map((column) => column.title).join('、'))}{' '}
								<span className="ui-sub">{lacking[0].help}</span>
							</span>
						</p>
					) : null}
					{plan.under.length === 0 ? null : (
						<details
							className="rows__more"
							open={fold.open}
							onToggle={(event) => setFold({ open: event.currentTarget.open, lacksUnder })}
						>
							<summary>
								<Icon name="right" />
								{t.more(someTitles(plan.under.map((column) => column.title)))}
							</summary>
							<div className="rows__more-fields">
								{plan.under.map((column) => (
									<Field
										key={column.key}
										label={titleOf(column)}
										support={column.help}
										className={column.type === 'long' ? 'rows__wide' : ''}
										id={placeId(part, block, column.key, at)}
										control={() => control(column, true)}
									/>
								))}
							</div>
						</details>
					)}
					{hasActs(props) ? <RowButtons {...props} /> : null}
				</td>
			</tr>
		</>
	);
}

/** Whether anything can be done to the row: a fixed row and the blank one that a table begins with just stand there. */
function hasActs({ block, count, row }: EditRowProps): boolean {
	return block.kind === 'table' && !(count <= 1 && Object.keys(row.cells).length === 0 && block.spec.minRows > 0);
}

function RowButtons({ row, at, count, name, acts, onRemoved }: EditRowProps) {
	const t = useText(fieldText);
	// The row moves in the page, and a moved element loses the focus.
	const move = (direction: 'up' | 'down') => (event: MouseEvent<HTMLButtonElement>) => {
		const button = event.currentTarget;
		acts.move(row.id, direction);
		requestAnimationFrame(() => button.focus());
	};
	return (
		<span className="rows__acts">
			{at > 0 ? (
				<Button size="xs" kind="text" aria-label={t.upRow(name)} onClick={move('up')}>
					{t.up}
				</Button>
			) : null}
			{at < count - 1 ? (
				<Button size="xs" kind="text" aria-label={t.downRow(name)} onClick={move('down')}>
					{t.down}
				</Button>
			) : null}
			<Button
				size="xs"
				kind="text"
				aria-label={t.deleteNamed(name)}
				onClick={() => {
					acts.remove(row.id);
					onRemoved();
				}}
			>
				{t.deleteRow}
			</Button>
		</span>
	);
}
