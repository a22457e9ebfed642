import type { Json, PartContent, PartKey, PartSpec, PartyCode, Scalar } from '@renkei/plan';
import type * as Y from 'yjs';
import { proseJson } from './prose-json.ts';
import { fieldsOf, proseOf } from './roots.ts';
import { rowsOf } from './rows.ts';
import { proseSchemaVersion } from './schema.ts';

/** What a part is, beside what it holds. */
export interface PartIdentity {
	/** Key of the template. */
	readonly template: string;
	readonly key: PartKey;
	readonly body: PartyCode | null;
	readonly spec: PartSpec;
}

/** Whether a value of a field or cell says anything: what is empty is left out everywhere. */
export const isScalar = (value: unknown): value is Scalar =>
	(typeof value === 'string' && value !== '') ||
	(typeof value === 'number' && Number.isFinite(value)) ||
	typeof value === 'boolean';

/** The canonical content of a part: what a sign-off binds and every paper is derived from. */
export function readPart(doc: Y.Doc, identity: PartIdentity): PartContent {
	const { spec } = identity;
	const fields = fieldsOf(doc);
	return {
		template: identity.template,
		schema: proseSchemaVersion,
		key: identity.key,
		body: identity.body,
		prose: proseJson(proseOf(doc)),
		fields: spec.fields.flatMap(({ key }) => {
			const value = fields.get(key);
			return isScalar(value) ? [{ key, value }] : [];
		}),
		tables: spec.tables.map((table) => ({
			key: table.key,
			rows: rowsOf(doc, table.key)
				.filter((row) => !row.deleted)
				.map((row) => cellsOf(row.cells, table.columns)),
		})),
		shown: [],
	};
}

/** Cells of a row that say something, of the columns that there are. */
export function cellsOf(
	cells: Readonly<Record<string, unknown>>,
	columns: readonly { readonly key: string }[],
): Record<string, Scalar> {
	const row: Record<string, Scalar> = {};
	for (const { key } of columns) {
		const value = cells[key];
		if (isScalar(value)) {
			row[key] = value;
		}
	}
	return row;
}

interface JsonNode {
	readonly type: string;
	readonly text?: string;
	readonly content?: readonly JsonNode[];
}

/** Blocks of words; a hard break inside one is a new line. */
function linesOf(node: JsonNode): string[] {
	const children = node.content ?? [];
	if (node.type === 'paragraph' || node.type === 'heading') {
		return [children.map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? ''))).join('')];
	}
	return children.flatMap(linesOf);
}

/** The words of canonical prose, a line per block. */
export function proseText(prose: Json): string {
	return linesOf(prose as unknown as JsonNode).join('\n');
}

/** Plain text of a part for search, mail and people: prose, then fields and rows under their titles. */
export function textOf(content: PartContent, spec: PartSpec): string {
	const lines = [proseText(content.prose)];
	for (const { key, value } of content.fields) {
		const field = spec.fields.find((candidate) => candidate.key === key);
		lines.push(`${field?.title ?? key}：${wordOf(value)}${field?.unit ?? ''}`);
	}
	for (const table of content.tables) {
		const columns = spec.tables.find((candidate) => candidate.key === table.key)?.columns ?? [];
		for (const row of table.rows) {
			const cells = columns.flatMap((column) => {
				const value = row[column.key];
				return value === undefined ? [] : [`${column.title} ${wordOf(value)}${column.unit ?? ''}`];
			});
			lines.push(cells.join('、'));
		}
	}
	return lines.join('\n').trim();
}

function wordOf(value: Scalar): string {
	return typeof value === 'boolean' ? (value ? 'はい' : 'いいえ') : String(value);
}
