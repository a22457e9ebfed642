import { type Kysely, sql } from 'kysely';

/** How a table is made: its columns in order, and its key. A name alone is text that is never null. */
interface TableShape {
	readonly columns: readonly (string | readonly [name: string, type: 'text' | 'integer', nullable?: 'null'])[];
	readonly key: readonly string[];
}

const nullable = (name: string) => [name, 'text', 'null'] as const;

const tables: Readonly<Record<string, TableShape>> = {
	signoff_policy: {
		columns: ['plan', 'key', 'deciding', 'freezing', ['check_first', 'integer'], nullable('due_on'), 'seat', 'at'],
		key: ['plan', 'key'],
	},
	// Prepared and not yet recorded: at most some minutes old.
	signing_intent: {
		columns: ['nonce', 'plan', 'seat', 'session', 'intent', 'challenge', 'expires_at', nullable('used_at')],
		key: ['nonce'],
	},
	// One act of signing, of taking back or of later viewing; never changed.
	signing_act: {
		columns: ['id', 'plan', ['number', 'integer'], 'act', 'body', 'seat', 'intent', 'challenge', 'evidence', 'at'],
		key: ['id'],
	},
	passkey: {
		columns: [
			...['id', 'person', 'public_key', 'transports', 'label', 'rp_id'],
			...([
				['counter', 'integer'],
				['backed_up', 'integer'],
			] as const),
			...['created_at', nullable('last_used_at'), nullable('revoked_at')],
		],
		key: ['id'],
	},
	passkey_challenge: { columns: ['challenge', 'person', 'session', 'expires_at'], key: ['challenge'] },
	// 軽微な修正: the words that were frozen before and those that are frozen now.
	correction: {
		columns: [
			...(['id', 'plan', 'part', ['from_seq', 'integer'], 'from_hash', ['to_seq', 'integer'], 'to_hash'] as const),
			...['signoffs', 'reason', 'seat', 'at', 'object_until', nullable('carried'), nullable('ended_at')],
		],
		key: ['id'],
	},
	correction_objection: { columns: ['correction', 'body', 'seat', 'text', 'at'], key: ['correction', 'body'] },
};

const added: Readonly<Record<string, readonly (readonly [name: string, type: 'text' | 'integer'])[]>> = {
	seat: [['delegation', 'text']],
	signoff: [
		['act', 'text'],
		['seq', 'integer'],
		['basis', 'text'],
		['absent', 'text'],
		['consulted', 'text'],
		['carried_to', 'text'],
		['withdrawn_act', 'text'],
		['viewing', 'text'],
		['viewed_act', 'text'],
	],
};

/** Tables whose changes move the number that grants are kept under (decision 014). */
const watched = { signoff_policy: ['insert', 'update', 'delete'] } as const;

/** Policies per section, acts of signing with their evidence, passkeys, and 軽微な修正. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const [name, { columns, key }] of Object.entries(tables)) {
		let table = db.schema.createTable(name);
		for (const column of columns) {
			const [called, type, isNull] = typeof column === 'string' ? ([column, 'text'] as const) : column;
			table = table.addColumn(called, type, (definition) => (isNull === 'null' ? definition : definition.notNull()));
		}
		await table.addPrimaryKeyConstraint(`${name}_key`, [...key] as never).execute();
	}
	for (const [table, columns] of Object.entries(added)) {
		for (const [name, type] of columns) {
			await db.schema.alterTable(table).addColumn(name, type).execute();
		}
	}
	await db.schema.createIndex('signing_act_by_number').on('signing_act').columns(['plan', 'number']).unique().execute();
	await db.schema.createIndex('signing_intent_by_expiry').on('signing_intent').columns(['expires_at']).execute();
	for (const column of ['act', 'withdrawn_act', 'viewed_act']) {
		await db.schema.createIndex(`signoff_by_${column}`).on('signoff').columns([column]).execute();
	}
	// A 代決 of before waits for its 後閲 as well, and every sign-off has the position that it was given at.
	await sql`update signoff set viewing = 'required' where capacity = 'acting' and withdrawn_at is null`.execute(db);
	await sql`update signoff set seq = (select max(part_freeze.seq) from part_freeze where part_freeze.part = signoff.part
		and part_freeze.hash = signoff.content_hash and part_freeze.at <= signoff.at)`.execute(db);
	await db.schema.createIndex('passkey_by_person').on('passkey').columns(['person']).execute();
	await db.schema.createIndex('correction_by_part').on('correction').columns(['part']).execute();
	for (const [table, acts] of Object.entries(watched)) {
		for (const act of acts) {
			const name = sql.id(`${table}_${act}_moves_rights`);
			await sql`create trigger ${name} after ${sql.raw(act)} on ${sql.id(table)} begin update rights_stamp set version = version + 1; end`.execute(
				db,
			);
		}
	}
}
