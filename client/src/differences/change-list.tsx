import './differences.css';
import type { PartChangesView, PlanView } from '@renkei/api';
import type { ColumnSpec, FieldSpec, PartSpec } from '@renkei/plan';
import { type ReactNode, useState } from 'react';
import { changedSinceText } from '../text/changed-since.ts';
import { historyText } from '../text/history.ts';
import { useText } from '../text/language.tsx';
import { useValueWords } from '../text/value-words.ts';
import { Button, Deleted, EditWords, Inserted } from '../ui/index.ts';
import { Author } from './author.tsx';
import { type BlockChangeView, placeOf, type RowChangeView, type ValueChangeView } from './part-changes.ts';
import { differenceOf, firstWords } from './value-difference.ts';

type Spec = FieldSpec | ColumnSpec;
type By = BlockChangeView['by'];

/** As many changes as are shown at once. */
const FIRST = 3;

function Head({ plan, kind, name, by, children }: { plan: PlanView; kind: string; name?: string; by: By; children: string }) {
	return (
		<p className="change-list__head">
			<span className={`change-kind change-kind--${kind}`}>{children}</span>
			{name === undefined ? null : <span className="change-list__name">{name}</span>}
			<Author plan={plan} by={by} />
		</p>
	);
}

/** The old value above the new one, with the difference. */
function Values({
	plan,
	change,
	spec,
	named,
}: {
	plan: PlanView;
	change: ValueChangeView;
	spec: Spec | undefined;
	named: boolean;
}) {
	const t = useText(changedSinceText);
	const history = useText(historyText);
	const words = useValueWords(plan.parties);
	const value = spec ?? { key: change.key, title: change.key, type: 'text' as const };
	const unit = words.unit(value);
	const isEmpty = (of: ValueChangeView['before']) => of === null || of === '';
	const said = (of: ValueChangeView['before']) => words.value(value, of ?? undefined);
	const difference = differenceOf(change, spec, history);
	return (
		<>
			{named ? <p>{unit === null ? value.title : words.withUnit(value.title, unit)}</p> : null}
			<dl className="change-list__values">
				<dt>{t.before}</dt>
				<dd>{isEmpty(change.before) ? history.empty : <Deleted>{said(change.before)}</Deleted>}</dd>
				<dt>{t.after}</dt>
				<dd>{isEmpty(change.after) ? history.empty : <Inserted>{said(change.after)}</Inserted>}</dd>
				{difference === null ? null : (
					<>
						<dt>{t.difference}</dt>
						<dd className="ui-number">{difference}</dd>
					</>
				)}
			</dl>
		</>
	);
}

function Block({ plan, change }: { plan: PlanView; change: BlockChangeView }) {
	const t = useText(historyText);
	return (
		<>
			<Head plan={plan} kind={change.kind} by={change.by}>
				{t.block[change.kind]}
			</Head>
			<p className="change-words">
				{change.pieces.every(({ text }) => text === '') ? t.emptyBlock : <EditWords pieces={change.pieces} />}
			</p>
		</>
	);
}

function FieldValues({ plan, field, spec }: { plan: PlanView; field: ValueChangeView; spec: FieldSpec | undefined }) {
	const t = useText(historyText);
	const words = useValueWords(plan.parties);
	const unit = spec === undefined ? null : words.unit(spec);
	const title = spec?.title ?? field.key;
	return (
		<>
			<Head plan={plan} kind="changed" name={unit === null ? title : words.withUnit(title, unit)} by={field.by}>
				{t.row.changed}
			</Head>
			<Values plan={plan} change={field} spec={spec} named={false} />
		</>
	);
}

function RowValues({ plan, row, spec }: { plan: PlanView; row: RowChangeView; spec: PartSpec | undefined }) {
	const t = useText(historyText);
	const table = spec?.tables.find(({ key }) => key === row.table);
	const name = t.rowName(table?.title ?? row.table, row.number, firstWords(row, table?.columns ?? []));
	return (
		<>
			<Head plan={plan} kind={row.kind} name={name} by={row.by ?? row.cells[0]?.by ?? null}>
				{t.row[row.kind]}
			</Head>
			{row.cells.map((cell) => (
				<Values key={cell.key} plan={plan} change={cell} spec={table?.columns.find(({ key }) => key === cell.key)} named />
			))}
		</>
	);
}

/** What changed in one part, one below the other: the first of it, and the rest on demand. */
export function ChangeList({ plan, changes, spec }: { plan: PlanView; changes: PartChangesView; spec: PartSpec | undefined }) {
	const t = useText(changedSinceText);
	const history = useText(historyText);
	const [shown, setShown] = useState<'first' | 'all'>('first');
	const { part, blocks, fields, rows } = changes;
	const items: { readonly key: string; readonly item: ReactNode }[] = [
		...blocks.flatMap((change, at) =>
			change.kind === 'same' ? [] : [{ key: placeOf.block(part, at), item: <Block plan={plan} change={change} /> }],
		),
		...fields.map((field) => ({
			key: placeOf.field(part, field.key),
			item: <FieldValues plan={plan} field={field} spec={spec?.fields.find(({ key }) => key === field.key)} />,
		})),
		...rows.map((row) => ({ key: placeOf.row(part, row), item: <RowValues plan={plan} row={row} spec={spec} /> })),
	];
	const rest = items.length - FIRST;
	const { before, added, between, removed, after } = history.legend;
	return (
		<>
			<p className="ui-sub">
				{before}
				<ins className="ui-ins">{added}</ins>
				{between}
				<del className="ui-del">{removed}</del>
				{after}
			</p>
			<ol className="ui-list change-list">
				{(shown === 'all' ? items : items.slice(0, FIRST)).map(({ key, item }) => (
					<li key={key}>{item}</li>
				))}
			</ol>
			{rest <= 0 ? null : (
				<Button kind="text" aria-expanded={shown === 'all'} onClick={() => setShown(shown === 'all' ? 'first' : 'all')}>
					{shown === 'all' ? t.fold : t.rest(rest)}
				</Button>
			)}
		</>
	);
}
