import type { Kysely } from 'kysely';

type Column = readonly [name: string, type: 'text' | 'integer' | 'blob', nullable?: 'null'];

const tables: Readonly<Record<string, { readonly columns: readonly Column[]; readonly key: readonly string[] }>> = {
	plan: {
		columns: [
			['id', 'text'],
			['title', 'text'],
			['scheme', 'integer'],
			['edition', 'text'],
			['representative', 'text', 'null'],
			['drafting_allowed', 'integer'],
			['practice', 'integer'],
			['position', 'integer'],
			['created_at', 'text'],
		],
		key: ['id'],
	},
	suggest_only: {
		columns: [
			['plan', 'text'],
			['key', 'text'],
		],
		key: ['plan', 'key'],
	},
	party: {
		columns: [
			['plan', 'text'],
			['code', 'text'],
			['name', 'text'],
			['short_name', 'text'],
			['kind', 'text'],
			['membership', 'text'],
			['place', 'text', 'null'],
		],
		key: ['plan', 'code'],
	},
	person: {
		columns: [
			['id', 'text'],
			['name', 'text'],
		],
		key: ['id'],
	},
	seat: {
		columns: [
			['id', 'text'],
			['plan', 'text'],
			['party', 'text'],
			['person', 'text'],
			['post', 'text'],
			['role', 'text'],
			['from_day', 'text'],
			['to_day', 'text', 'null'],
			['card', 'text', 'null'],
		],
		key: ['id'],
	},
	part: {
		columns: [
			['id', 'text'],
			['plan', 'text'],
			['key', 'text'],
			['body', 'text', 'null'],
			['position', 'integer'],
			['last_seq', 'integer'],
			['lock', 'text'],
			['frozen_seq', 'integer', 'null'],
			['frozen_hash', 'text', 'null'],
			['frozen_at', 'text', 'null'],
			['frozen_by', 'text', 'null'],
			['reopened_at', 'text', 'null'],
			['reopened_by', 'text', 'null'],
			['reopened_reason', 'text', 'null'],
		],
		key: ['id'],
	},
	part_update: {
		columns: [
			['part', 'text'],
			['seq', 'integer'],
			['bytes', 'blob'],
			['seat', 'text', 'null'],
			['at', 'text'],
			['sha256', 'text'],
		],
		key: ['part', 'seq'],
	},
	part_checkpoint: {
		columns: [
			['part', 'text'],
			['seq', 'integer'],
			['bytes', 'blob'],
			['sha256', 'text'],
			['at', 'text'],
		],
		key: ['part', 'seq'],
	},
	part_client: {
		columns: [
			['part', 'text'],
			['client', 'integer'],
			['person', 'text'],
			['refused', 'integer'],
		],
		key: ['part', 'client'],
	},
	part_content: {
		columns: [
			['part', 'text'],
			['seq', 'integer'],
			['content', 'text'],
			['text', 'text'],
			['hash', 'text'],
			['missing', 'text'],
			['empty', 'integer'],
			['at', 'text'],
		],
		key: ['part'],
	},
	part_freeze: {
		columns: [
			['id', 'text'],
			['part', 'text'],
			['seq', 'integer'],
			['hash', 'text'],
			['content', 'text'],
			['text', 'text'],
			['seat', 'text'],
			['at', 'text'],
		],
		key: ['id'],
	},
	thread: {
		columns: [
			['id', 'text'],
			['part', 'text'],
			['kind', 'text'],
			['state', 'text'],
			['anchor_start', 'text', 'null'],
			['anchor_end', 'text', 'null'],
			['quote', 'text', 'null'],
			['detached', 'integer'],
			['replacement', 'text', 'null'],
			['at', 'text'],
			['resolved_by', 'text', 'null'],
		],
		key: ['id'],
	},
	comment: {
		columns: [
			['id', 'text'],
			['thread', 'text'],
			['seat', 'text'],
			['text', 'text'],
			['at', 'text'],
		],
		key: ['id'],
	},
	signoff: {
		columns: [
			['id', 'text'],
			['part', 'text'],
			['body', 'text'],
			['seat', 'text'],
			['person', 'text'],
			['post', 'text'],
			['verdict', 'text'],
			['capacity', 'text'],
			['content_hash', 'text'],
			['document_number', 'text', 'null'],
			['decided_on', 'text', 'null'],
			['text', 'text', 'null'],
			['signed_in_by', 'text'],
			['at', 'text'],
			['withdrawn_at', 'text', 'null'],
			['lapsed_at', 'text', 'null'],
		],
		key: ['id'],
	},
	act: {
		columns: [
			['id', 'text'],
			['plan', 'text'],
			['part', 'text', 'null'],
			['seat', 'text'],
			['kind', 'text'],
			['detail', 'text'],
			['at', 'text'],
		],
		key: ['id'],
	},
	session: {
		columns: [
			['id', 'text'],
			['person', 'text'],
			['created_at', 'text'],
			['expires_at', 'text'],
		],
		key: ['id'],
	},
	session_seat: {
		columns: [
			['session', 'text'],
			['plan', 'text'],
			['seat', 'text'],
		],
		key: ['session', 'plan'],
	},
};

const indexes: readonly (readonly [table: string, columns: readonly string[]])[] = [
	['seat', ['plan']],
	['seat', ['person']],
	['part', ['plan', 'position']],
	['part_freeze', ['part']],
	['thread', ['part']],
	['comment', ['thread']],
	['signoff', ['part']],
	['act', ['plan', 'at']],
];

/** Creates every table of the first version. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const [name, { columns, key }] of Object.entries(tables)) {
		let table = db.schema.createTable(name);
		for (const [column, type, nullable] of columns) {
			table = table.addColumn(column, type, (definition) => (nullable === 'null' ? definition : definition.notNull()));
		}
		await table.addPrimaryKeyConstraint(`${name}_key`, [...key] as never).execute();
	}
	for (const [table, columns] of indexes) {
		await db.schema
			.createIndex(`${table}_by_${columns.join('_')}`)
			.on(table)
			.columns([...columns])
			.execute();
	}
}
