import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDoc, readPart } from '@renkei/part-doc';
import { contentHashOf, partSpecOf, template } from '@renkei/plan';
import * as Y from 'yjs';

/** The log of a data folder, read by another program than the server's. */
export interface StoredLog {
	/** The last position that the part knows of. */
	lastOf(part: string): number;
	/** The part as it stood at a position. */
	at(part: string, seq: number): Y.Doc;
	/** Hash of its canonical content there. */
	hashAt(part: string, seq: number): string;
	count(table: 'session' | 'session_seat'): number;
	meta(key: string): string | undefined;
	close(): void;
}

/** Opens it for reading. */
export function openLog(folder: string): StoredLog {
	const db = new DatabaseSync(join(folder, 'renkei.sqlite'), { readOnly: true });
	const rowOf = (part: string) =>
		db.prepare('select key, body, last_seq from part where id = ?').get(part) as {
			key: string;
			body: string | null;
			last_seq: number;
		};
	const at = (part: string, seq: number): Y.Doc => {
		const rows = db.prepare('select bytes from part_update where part = ? and seq <= ? order by seq').all(part, seq);
		return openDoc(Y.mergeUpdates(rows.map((row) => row.bytes as Uint8Array)));
	};
	return {
		lastOf: (part) => rowOf(part).last_seq,
		at,
		hashAt(part, seq) {
			const { key, body } = rowOf(part);
			const spec = partSpecOf(template, { key, body });
			if (spec === null) {
				throw new Error(`the template has no part ${key}`);
			}
			const content = readPart(at(part, seq), { template: template.key, key, body, spec });
			return contentHashOf(content, (text) => createHash('sha256').update(text).digest('hex'));
		},
		count: (table) => Number(db.prepare(`select count(*) as count from ${table}`).get()?.count),
		meta: (key) => db.prepare('select value from meta where key = ?').get(key)?.value as string | undefined,
		close: () => db.close(),
	};
}
