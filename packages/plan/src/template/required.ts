import type { Json, PartContent, Scalar } from '../canonical.ts';
import type { PartSpec, TableSpec } from './types.ts';

/** One thing that a part still lacks. `row` counts from 0 and is given for a cell only. */
export interface Missing {
	readonly kind: 'prose' | 'field' | 'table' | 'cell';
	/** Key of the field or table; `table.column` for a cell; `body` for the prose. */
	readonly key: string;
	/** What to show: the title of the field, table or column; 本文 for the prose. */
	readonly title: string;
	readonly row?: number;
}

/**
 * What must still be filled before a part counts as complete, in the order of the part: prose, fields, tables.
 * A flag counts as answered once it is set, true or false.
 */
export function missingOf(spec: PartSpec, content: Pick<PartContent, 'prose' | 'fields' | 'tables'>): Missing[] {
	const prose: Missing[] = spec.guide !== null && !hasWords(content.prose) ? [{ kind: 'prose', key: 'body', title: '本文' }] : [];
	const fields = spec.fields
		.filter((field) => field.required && isEmpty(content.fields.find((given) => given.key === field.key)?.value))
		.map((field): Missing => ({ kind: 'field', key: field.key, title: field.title }));
	const tables = spec.tables.flatMap((table) => missingInTable(table, rowsOf(content, table.key)));
	return [...prose, ...fields, ...tables];
}

function missingInTable(table: TableSpec, rows: readonly Readonly<Record<string, Scalar>>[]): Missing[] {
	const tooFew: Missing[] = rows.length < table.minRows ? [{ kind: 'table', key: table.key, title: table.title }] : [];
	const columns = table.columns.filter((column) => column.required);
	const cells = rows.flatMap((row, at) =>
		columns
			.filter((column) => isEmpty(row[column.key]))
			.map((column): Missing => ({ kind: 'cell', key: `${table.key}.${column.key}`, title: column.title, row: at })),
	);
	return [...tooFew, ...cells];
}

function rowsOf(content: Pick<PartContent, 'tables'>, key: string): readonly Readonly<Record<string, Scalar>>[] {
	return content.tables.find((table) => table.key === key)?.rows ?? [];
}

function isEmpty(value: Scalar | undefined): boolean {
	return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** Whether ProseMirror JSON holds any visible letter. */
function hasWords(prose: Json): boolean {
	if (prose === null || typeof prose !== 'object') {
		return false;
	}
	if (Array.isArray(prose)) {
		return prose.some(hasWords);
	}
	const { text, content } = prose as { readonly text?: Json; readonly content?: Json };
	return (typeof text === 'string' && text.trim() !== '') || (content !== undefined && hasWords(content));
}
