import './reader.css';
import { hasWords, ProseReader } from './prose-reader.tsx';
import { ScrollBox } from './scroll-box.tsx';

type Value = string | number | boolean;

/** What is read of a field or column of the template. */
export interface ReadSpec {
	readonly key: string;
	readonly title: string;
	readonly type: string;
	readonly unit?: string;
}

/** What is read of a part's spec. */
export interface ReadPartSpec {
	readonly fields: readonly ReadSpec[];
	readonly tables: readonly { readonly key: string; readonly title: string; readonly columns: readonly ReadSpec[] }[];
}

/** How values are worded; the texts are the caller's. */
export interface ValueWords {
	readonly value: (spec: ReadSpec, value: Value | undefined) => string;
	readonly unit: (spec: ReadSpec) => string | null;
	/** Head of a column or name of a field with its unit: 「現状値（人）」. */
	readonly withUnit: (title: string, unit: string) => string;
	/** Said where a part holds nothing. */
	readonly nothing: string;
}

/** Canonical content of a part, as far as it is read. */
export interface ReadContent {
	readonly prose?: unknown;
	readonly fields?: readonly { readonly key: string; readonly value: Value }[];
	readonly tables?: readonly { readonly key: string; readonly rows: readonly Readonly<Record<string, Value>>[] }[];
}

const numeric = ['number', 'yen', 'thousand-yen', 'percent'];

function titleOf(spec: ReadSpec, words: ValueWords): string {
	const unit = words.unit(spec);
	return unit === null ? spec.title : words.withUnit(spec.title, unit);
}

/** Whether a part's content holds anything: words, a value or a row. */
export function hasContent(content: ReadContent): boolean {
	return (
		hasWords(content.prose) ||
		(content.fields ?? []).some((field) => field.value !== '') ||
		(content.tables ?? []).some((table) => table.rows.length > 0)
	);
}

function Fields({ spec, content, words }: { spec: ReadPartSpec; content: ReadContent; words: ValueWords }) {
	const values = new Map((content.fields ?? []).map((field) => [field.key, field.value]));
	if (spec.fields.length === 0) {
		return null;
	}
	return (
		<dl className="ui-fields">
			{spec.fields.map((field) => (
				<div key={field.key}>
					<dt>{titleOf(field, words)}</dt>
					<dd>{words.value(field, values.get(field.key))}</dd>
				</div>
			))}
		</dl>
	);
}

function Rows({
	table,
	rows,
	words,
}: {
	table: ReadPartSpec['tables'][number];
	rows: readonly Readonly<Record<string, Value>>[];
	words: ValueWords;
}) {
	// A column that no row has filled says nothing and makes the paper wider.
	const columns = table.columns.filter((column) => rows.some((row) => row[column.key] !== undefined && row[column.key] !== ''));
	const align = (column: ReadSpec) => (numeric.includes(column.type) ? 'ui-table__end' : undefined);
	return (
		<ScrollBox label={table.title}>
			<table className="ui-table ui-read-table">
				<caption>{table.title}</caption>
				<thead>
					<tr>
						{columns.map((column) => (
							<th key={column.key} scope="col" className={align(column)}>
								{titleOf(column, words)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row, at) => (
						// Canonical rows have no id: their order is part of what is signed.
						// biome-ignore lint/suspicious/noArrayIndexKey: see above
						<tr key={at}>
							{columns.map((column) => (
								<td key={column.key} className={align(column)}>
									{words.value(column, row[column.key])}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</ScrollBox>
	);
}

/**
 * A part for reading: prose, fields, tables. Used for the frozen words and for the paper.
 * @param under level of the heading that the part stands under
 */
export function PartReader({
	spec,
	content,
	words,
	under,
}: {
	spec: ReadPartSpec;
	content: ReadContent;
	words: ValueWords;
	under: number;
}) {
	if (!hasContent(content)) {
		return <p className="ui-sub">{words.nothing}</p>;
	}
	const rowsOf = (key: string) => content.tables?.find((table) => table.key === key)?.rows ?? [];
	return (
		<div className="ui-read">
			{hasWords(content.prose) ? <ProseReader prose={content.prose} under={under} /> : null}
			<Fields spec={spec} content={content} words={words} />
			{spec.tables.map((table) =>
				rowsOf(table.key).length === 0 ? null : <Rows key={table.key} table={table} rows={rowsOf(table.key)} words={words} />,
			)}
		</div>
	);
}
