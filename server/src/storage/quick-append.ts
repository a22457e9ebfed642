import type Database from 'better-sqlite3';
import { type Append, sha256 } from './part-log.ts';
import type { Db, PartClientRow } from './tables.ts';

/** What a commit of words stores. */
export interface WordsCommit {
	/** The number under which the writers' grants were read; see the migration that made it. */
	readonly stamp: number;
	readonly rows: readonly Append[];
	/** Yjs clientIDs that write for the first time. */
	readonly clients: readonly PartClientRow[];
}

/**
 * Stores a commit of words in one transaction, if what the grants depend on has not changed meanwhile.
 * @returns false when it has: nothing is stored, and the grants must be read again
 */
export type QuickAppend = (commit: WordsCommit) => boolean | Promise<boolean>;

/**
 * The path that every keystroke takes, on statements that were prepared once: built and awaited one by one they cost more
 * than the disk. Everything else goes through kysely; so does a commit whose grants must be read again.
 */
export function createQuickAppend(db: Db, sqlite: Database.Database): QuickAppend {
	const stamp = sqlite.prepare<[], { version: number }>('select version from rights_stamp');
	const advance = sqlite.prepare<[string], { last_seq: number }>(
		'update part set last_seq = last_seq + 1 where id = ? returning last_seq',
	);
	const insert = sqlite.prepare('insert into part_update (part, seq, bytes, seat, at, sha256) values (?, ?, ?, ?, ?, ?)');
	const own = sqlite.prepare(
		'insert into part_client (part, client, person, refused) values (?, ?, ?, ?) on conflict do nothing',
	);
	const store = sqlite.transaction((commit: WordsCommit): boolean => {
		if (stamp.get()?.version !== commit.stamp) {
			return false;
		}
		for (const { part, update, seat, at } of commit.rows) {
			const moved = advance.get(part);
			if (moved === undefined) {
				throw new Error(`no part ${part} to append to`);
			}
			insert.run(part, moved.last_seq, update, seat, at, sha256(update));
		}
		for (const { part, client, person, refused } of commit.clients) {
			own.run(part, client, person, refused);
		}
		return true;
	});
	return (commit) => {
		// The connection is one. Nobody can come between what runs in one go; behind a transaction that waits for something
		// this one waits too.
		return sqlite.inTransaction ? db.connection().execute(async () => store.immediate(commit)) : store.immediate(commit);
	};
}
