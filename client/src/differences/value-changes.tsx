import type { PartChangesView, PlanView } from '@renkei/api';
import type { ColumnSpec, FieldSpec, PartSpec } from '@renkei/plan';
import { commonText } from '../text/common.ts';
import { historyText } from '../text/history.ts';
import { useText } from '../text/language.tsx';
import { useValueWords } from '../text/value-words.ts';
import { Deleted, Inserted, ScrollBox } from '../ui/index.ts';
import { Author } from './author.tsx';
import { elementOf, placeOf, type RowChangeView, type ValueChangeView } from './part-changes.ts';
import { differenceOf, firstWords } from './value-difference.ts';

type Spec = FieldSpec | ColumnSpec;

interface ValuesProps {
	readonly plan: PlanView;
	readonly changes: PartChangesView;
	/** Undefined where the template does not know the part. */
	readonly spec: PartSpec | undefined;
	readonly current: string | null;
}

/** The cells of one value: its name, before, after, by how much, and who. */
function ValueCells({
	plan,
	change,
	spec,
	author,
}: {
	plan: PlanView;
	change: ValueChangeView;
	spec: Spec | undefined;
	/** `row`: the row's own line says who. */
	author: 'own' | 'row';
}) {
	const t = useText(historyText);
	const words = useValueWords(plan.parties);
	const named = spec ?? { key: change.key, title: change.key, type: 'text' as const };
	const unit = words.unit(named);
	const isEmpty = (value: ValueChangeView['before']) => value === null || value === '';
	const said = (value: ValueChangeView['before']) => words.value(named, value ?? undefined);
	return (
		<>
			<th scope="row">{unit === null ? named.title : words.withUnit(named.title, unit)}</th>
			<td>{isEmpty(change.before) ? <span className="ui-sub">{t.empty}</span> : <Deleted>{said(change.before)}</Deleted>}</td>
			<td>{isEmpty(change.after) ? <span className="ui-sub">{t.empty}</span> : <Inserted>{said(change.after)}</Inserted>}</td>
			<td className="ui-table__end">{differenceOf(change, spec, t) ?? '—'}</td>
			<td>{author === 'own' ? <Author plan={plan} by={change.by} /> : null}</td>
		</>
	);
}

/** A row of a table: one line that names it, and a line per value. */
function RowLines({ plan, changes, spec, current, row }: ValuesProps & { row: RowChangeView }) {
	const t = useText(historyText);
	const table = spec?.tables.find(({ key }) => key === row.table);
	const place = placeOf.row(changes.part, row);
	return (
		<tbody>
			<tr
				id={elementOf(place)}
				tabIndex={-1}
				className="change-place change-values__row"
				aria-current={place === current ? 'true' : undefined}
			>
				<th scope="rowgroup" colSpan={4}>
					<span className={`change-kind change-kind--${row.kind}`}>{t.row[row.kind]}</span>{' '}
					{t.rowName(table?.title ?? row.table, row.number, firstWords(row, table?.columns ?? []))}
				</th>
				<td>
					<Author plan={plan} by={row.by} />
				</td>
			</tr>
			{row.cells.map((cell) => (
				<tr key={cell.key}>
					<ValueCells
						plan={plan}
						change={cell}
						spec={table?.columns.find(({ key }) => key === cell.key)}
						author={row.kind === 'changed' ? 'own' : 'row'}
					/>
				</tr>
			))}
		</tbody>
	);
}

/** Fields and rows of a part with other values. */
export function ValueChanges({ plan, changes, spec, current }: ValuesProps) {
	const t = useText(historyText);
	const common = useText(commonText);
	if (changes.fields.length + changes.rows.length === 0) {
		return null;
	}
	const party = plan.sections.flatMap(({ parts }) => parts).find(({ id }) => id === changes.part)?.body ?? null;
	const name = party === null ? common.trunk : common.partOf(plan.parties.find(({ code }) => code === party)?.name ?? party);
	return (
		<ScrollBox label={`${name} ${t.values}`}>
			<table className="ui-table change-values">
				<caption className="ui-hidden">{`${name} ${t.values}`}</caption>
				<thead>
					<tr>
						<th scope="col">{t.item}</th>
						<th scope="col">{t.before}</th>
						<th scope="col">{t.after}</th>
						<th scope="col" className="ui-table__end">
							{t.difference}
						</th>
						<th scope="col">{t.author}</th>
					</tr>
				</thead>
				{changes.fields.length === 0 ? null : (
					<tbody>
						{changes.fields.map((field) => {
							const place = placeOf.field(changes.part, field.key);
							return (
								<tr
									key={field.key}
									id={elementOf(place)}
									tabIndex={-1}
									className="change-place"
									aria-current={place === current ? 'true' : undefined}
								>
									<ValueCells plan={plan} change={field} spec={spec?.fields.find(({ key }) => key === field.key)} author="own" />
								</tr>
							);
						})}
					</tbody>
				)}
				{changes.rows.map((row) => (
					<RowLines key={`${row.table} ${row.row}`} plan={plan} changes={changes} spec={spec} current={current} row={row} />
				))}
			</table>
		</ScrollBox>
	);
}
