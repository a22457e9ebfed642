import type { PartyView } from '@renkei/api';
import type { Scalar } from '@renkei/plan';
import { type ReactNode, useState } from 'react';
import { commonText } from '../../../text/common.ts';
import { useText } from '../../../text/language.tsx';
import { placeCommentsText } from '../../../text/place-comments.ts';
import { fieldText } from '../../../text/section-values.ts';
import { unitOf } from '../../../text/values.ts';
import { Button, Icon } from '../../../ui/index.ts';
import type { ColumnPlan, ValueColumn } from '../column-plan.ts';
import type { OpenPart } from '../open-part.ts';
import { CommentsInside, useFieldComments } from '../places/field-comments.tsx';
import { isFigure, showValue } from '../values/value-entry.ts';
import { useFields } from './watched.ts';

/** The fields of a part that this seat reads only, as a row; what has no room beside the others opens under it. */
export function ReadRow({
	open,
	plan,
	name,
	members,
	lead,
	standing,
}: {
	open: OpenPart;
	plan: ColumnPlan;
	/** What screen readers call the row. */
	name: string;
	members: readonly PartyView[];
	/** Head cell over all lines; it is told how many it has to span. */
	lead: (spans: number) => ReactNode;
	/** What the last cell says beside the fold. */
	standing: ReactNode;
}) {
	const common = useText(commonText);
	const t = useText(fieldText);
	const p = useText(placeCommentsText);
	const values = useFields(open.doc);
	const [unfolded, setUnfolded] = useState(false);
	const present = ({ key }: ValueColumn) => values[key] !== undefined && values[key] !== '';
	const comments = useFieldComments(open.part, [...plan.beside, ...plan.under], values);
	const more = plan.under.filter((column) => present(column) || comments.has(column));
	// Whoever comes for a comment finds its field, also in the fold; it can be closed again.
	const led = comments.activeOn(more);
	const [wasLed, setWasLed] = useState(false);
	if (led !== wasLed) {
		setWasLed(led);
		setUnfolded(unfolded || led);
	}
	const isOpen = unfolded && more.length > 0;
	const hidden = comments.countOn(more);
	const words = (column: ValueColumn) => (present(column) ? shown(values[column.key] as Scalar, column, members) : common.none);
	const titleOf = (column: ValueColumn): string => {
		const unit = unitOf(column);
		return unit === null ? column.title : t.withUnit(column.title, unit);
	};
	const first = plan.beside.find((column) => typeof values[column.key] === 'string');
	return (
		<>
			<tr className="rows__read">
				{lead(isOpen ? 2 : 1)}
				{plan.beside.map((column) => (
					<td
						key={column.key}
						data-label={titleOf(column)}
						className={isFigure(column) ? 'rows__figure ui-placed ui-placed--figure' : 'ui-placed'}
					>
						{words(column)}
						{comments.button(column, t.cell(column.title, name))}
					</td>
				))}
				<td className="rows__standing">
					{standing}
					{more.length === 0 ? null : (
						<Button
							kind="text"
							size="xs"
							className="rows__details"
							aria-expanded={isOpen}
							aria-label={`${t.detailsOf(first === undefined ? t.nth(1) : words(first))}${hidden === 0 ? '' : `、${p.count(hidden)}`}`}
							onClick={() => setUnfolded(!isOpen)}
						>
							{t.details}
							<CommentsInside count={hidden} />
							<Icon name={isOpen ? 'up' : 'down'} />
						</Button>
					)}
				</td>
			</tr>
			{isOpen ? (
				<tr className="rows__read-more">
					<td colSpan={plan.beside.length + 1}>
						<dl className="rows__words">
							{more.map((column) => (
								<div key={column.key} className="ui-place-line">
									<dt>
										{titleOf(column)}
										{comments.button(column, t.cell(column.title, name))}
									</dt>
									<dd>{words(column)}</dd>
								</div>
							))}
						</dl>
					</td>
				</tr>
			) : null}
		</>
	);
}

/** A value in words; a body by its name. */
export function shown(value: Scalar, column: ValueColumn, members: readonly PartyView[]): string {
	const body = column.type === 'body' ? members.find((member) => member.code === value) : undefined;
	return body?.name ?? showValue(value, column);
}
