import type { PartyView } from '@renkei/api';
import { setField } from '@renkei/part-doc';
import { type ReactNode, useState } from 'react';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { unitOf } from '../../../text/values.ts';
import { Field, Icon } from '../../../ui/index.ts';
import type { ColumnPlan, ValueColumn } from '../column-plan.ts';
import type { OpenPart } from '../open-part.ts';
import { CommentsInside, useFieldComments } from '../places/field-comments.tsx';
import { isFigure } from '../values/value-entry.ts';
import { ValueInput } from '../values/value-input.tsx';
import { fieldPlaceId } from './block.ts';
import { useNamedRows } from './references.tsx';
import { useFields } from './watched.ts';

export interface EditRowProps {
	readonly open: OpenPart;
	readonly plan: ColumnPlan;
	/** What screen readers call the row. */
	readonly name: string;
	/** Cells before and after the values. */
	readonly lead: ReactNode;
	readonly trail: ReactNode;
	readonly members: readonly PartyView[];
	readonly onInside: (inside: boolean) => void;
}

/** The fields of a part that can be written, as a row: values beside each other, under them what is lacking and the rest. */
export function EditRow({ open, plan, name, lead, trail, members, onInside }: EditRowProps) {
	const t = useText(fieldText);
	const values = useFields(open.doc);
	const part = open.part.id;
	const [notes, setNotes] = useState<HTMLElement | null>(null);
	const namedRows = useNamedRows();
	const isEmpty = ({ key }: ValueColumn) => values[key] === undefined || values[key] === '';
	const started = Object.keys(values).length > 0;
	const lacking = [...plan.beside, ...plan.under].filter((column) => column.required && isEmpty(column));
	const lacksUnder = started && lacking.some((column) => plan.under.includes(column));
	// The last gap is filled inside the fold: closing it then would take the field away from under its writer.
	const [fold, setFold] = useState({ open: lacksUnder, lacksUnder });
	if (fold.lacksUnder !== lacksUnder) {
		setFold({ open: fold.open || lacksUnder, lacksUnder });
	}
	const comments = useFieldComments(open.part, [...plan.beside, ...plan.under], values);
	const messageId = `${fieldPlaceId(part, 'row')}-message`;
	const titleOf = (column: ValueColumn) => {
		const unit = unitOf(column);
		return unit === null ? column.title : t.withUnit(column.title, unit);
	};
	const control = (column: ValueColumn, labelled: boolean) => (
		<ValueInput
			spec={column}
			value={values[column.key] ?? null}
			saved={open.saved}
			id={fieldPlaceId(part, column.key)}
			{...(labelled ? {} : { label: t.cell(titleOf(column), name), notes })}
			describedBy={lacking[0] === column && started ? messageId : undefined}
			lacking={started && lacking.includes(column)}
			members={members}
			named={namedRows(column)}
			onWrite={(value) => setField(open.doc, column.key, value)}
			onInside={onInside}
		/>
	);
	/** Enough names to know what is there, on one line. */
	const someTitles = (titles: readonly string[]): string => {
		const [first, rest] = [titles.slice(0, 4), titles.length - 4];
		return [...first, ...(rest > 0 ? [t.moreCount(rest)] : [])].join('、');
	};
	return (
		<>
			<tr className="rows__main" onKeyDown={comments.onKeyDown}>
				{lead}
				{plan.beside.map((column) => (
					<td key={column.key} data-label={titleOf(column)} className={`ui-place-cell ${isFigure(column) ? 'rows__figure' : ''}`}>
						{control(column, false)}
						{comments.button(column, t.cell(column.title, name))}
					</td>
				))}
				{trail}
			</tr>
			<tr className="rows__under" onKeyDown={comments.onKeyDown}>
				<td colSpan={plan.beside.length + 1}>
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
								<CommentsInside count={comments.countOn(plan.under)} />
							</summary>
							<div className="rows__more-fields">
								{plan.under.map((column) => (
									<Field
										key={column.key}
										label={titleOf(column)}
										support={column.help}
										className={column.type === 'long' ? 'rows__wide' : ''}
										id={fieldPlaceId(part, column.key)}
										beside={comments.button(column, t.cell(column.title, name))}
										control={() => control(column, true)}
									/>
								))}
							</div>
						</details>
					)}
				</td>
			</tr>
		</>
	);
}
