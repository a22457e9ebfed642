import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { unitOf } from '../../../text/values.ts';
import { type ColumnPlan, widthOf } from '../column-plan.ts';
import { isFigure } from '../values/value-entry.ts';

/** Heads of the values that stand beside each other, each with its unit. */
export function RowsHead({ plan, before, after }: { plan: ColumnPlan; before: readonly string[]; after: readonly string[] }) {
	const t = useText(fieldText);
	return (
		<thead>
			<tr>
				{before.map((title) => (
					<th key={title} scope="col" className="rows__lead">
						{title}
					</th>
				))}
				{plan.beside.map((column) => {
					const unit = unitOf(column);
					const width = widthOf(column);
					return (
						<th
							key={column.key}
							scope="col"
							className={isFigure(column) ? 'rows__figure' : undefined}
							{...(width === null ? {} : { style: { width: `${width}rem` } })}
						>
							{unit === null ? column.title : t.withUnit(column.title, unit)}
						</th>
					);
				})}
				{after.map((title) => (
					<th key={title} scope="col" className="rows__standing">
						{title}
					</th>
				))}
			</tr>
		</thead>
	);
}
