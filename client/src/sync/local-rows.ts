import { type IDBPDatabase, openDB } from 'idb';
import { isSharedTerminal } from '../text/shared-terminal.ts';
import type { Draft } from './rescue.ts';

/** What one copy of a part wrote and the server has not acknowledged, as it lies on this device. */
export interface UnsentRow {
	/** Names the copy: part and Yjs clientID. */
	readonly id: string;
	readonly part: string;
	/** Where it is, as the page named it, and the page's path. */
	readonly title: string;
	readonly path: string;
	/** Yjs update with the copy's own structs and deletions. */
	readonly update: Uint8Array;
	/** The same as plain text: the part may be out of reach when the words must become a draft. */
	readonly text: string;
	/** When it was written (ms since the epoch). */
	readonly at: number;
	/** Rises with every writing of this row. */
	readonly rev: number;
}

/**
 * The rows of one person on this device. Nothing here throws: a browser may have no storage, a full one, or lose it in
 * the middle of the day. What is answered says whether the rows are on disk.
 */
export interface LocalRows {
	readonly person: string;
	/** False where nothing may outlive the page, on a shared terminal. */
	readonly lasting: boolean;
	/** Rows of a part, or of all parts. */
	unsent(part?: string): Promise<readonly UnsentRow[]>;
	keep(row: UnsentRow): Promise<boolean>;
	/** Takes a row away, unless it has been written anew since. */
	erase(row: Pick<UnsentRow, 'id' | 'rev'>): Promise<boolean>;
	drafts(): Promise<readonly unknown[]>;
	/** Makes a draft of unsent rows in one step; with null the rows held no words. */
	rescue(draft: Draft | null, unsent: readonly string[]): Promise<boolean>;
	discard(draft: string): Promise<boolean>;
	/** Calls back when somebody has taken the rows away (site data cleared, 仮想ブラウザ). */
	onLost(listener: () => void): () => void;
	close(): void;
}

/** Longest wait for the database (ms): another program may hold it, and words must not wait for that. */
const PATIENCE = 3_000;

const UNSENT = 'unsent';
const DRAFTS = 'drafts';

/** Rows of nobody else: the name of the database is the person's. */
export function rowsOnDisk(person: string): LocalRows {
	const lost = new Set<() => void>();
	let opened: Promise<IDBPDatabase> | null = null;
	const forget = (): void => {
		opened = null;
		for (const listener of lost) {
			listener();
		}
	};
	const open = (): Promise<IDBPDatabase> => {
		opened ??= openDB(`renkei.${person}`, 1, {
			upgrade(db) {
				db.createObjectStore(UNSENT, { keyPath: 'id' });
				db.createObjectStore(DRAFTS, { keyPath: 'id' });
			},
			blocking(_now, _wanted, event) {
				(event.target as IDBDatabase).close();
				forget();
			},
			terminated: forget,
		});
		return opened;
	};
	/** Runs on the database; null when it cannot be had. Whatever fails is tried on a newly opened one next time. */
	const attempt = async <T>(run: (db: IDBPDatabase) => Promise<T>): Promise<T | null> => {
		try {
			return await Promise.race([
				open().then(run),
				new Promise<never>((_, refuse) => {
					setTimeout(() => refuse(new Error('no answer')), PATIENCE);
				}),
			]);
		} catch {
			opened?.then(
				(db) => db.close(),
				() => {},
			);
			opened = null;
			return null;
		}
	};
	/** Another tab may have signed in as on a shared terminal since: from then on nothing new is written. */
	const add = async (stores: string[], run: Parameters<typeof write>[1]): Promise<boolean> =>
		!isSharedTerminal() && (await write(stores, run));
	const write = async (stores: string[], run: (db: ReturnType<typeof begin>) => Promise<unknown>): Promise<boolean> => {
		const done = await attempt(async (db) => {
			const transaction = begin(db, stores);
			// The transaction's own end is what counts; without waiting for both, a failure would be unhandled.
			await Promise.all([run(transaction), transaction.done]);
			return true;
		});
		return done === true;
	};
	return {
		person,
		lasting: true,
		async unsent(part) {
			const rows = await attempt((db) => db.getAll(UNSENT) as Promise<UnsentRow[]>);
			return (rows ?? []).filter((row) => part === undefined || row.part === part);
		},
		keep: (row) => add([UNSENT], (transaction) => transaction.objectStore(UNSENT).put(row)),
		erase: ({ id, rev }) =>
			write([UNSENT], async (transaction) => {
				const rows = transaction.objectStore(UNSENT);
				const row = (await rows.get(id)) as UnsentRow | undefined;
				return row !== undefined && row.rev <= rev ? rows.delete(id) : undefined;
			}),
		drafts: async () => (await attempt((db) => db.getAll(DRAFTS) as Promise<unknown[]>)) ?? [],
		rescue: (draft, unsent) =>
			add([UNSENT, DRAFTS], (transaction) =>
				Promise.all([
					...(draft === null ? [] : [transaction.objectStore(DRAFTS).put(draft)]),
					...unsent.map((id) => transaction.objectStore(UNSENT).delete(id)),
				]),
			),
		discard: (draft) => write([DRAFTS], (transaction) => transaction.objectStore(DRAFTS).delete(draft)),
		onLost(listener) {
			lost.add(listener);
			return () => lost.delete(listener);
		},
		close() {
			lost.clear();
			opened?.then(
				(db) => db.close(),
				() => {},
			);
			opened = null;
		},
	};
}

function begin(db: IDBPDatabase, stores: string[]) {
	// Strict: the words on screen say that the text lies on this device, so a power cut must not make them untrue.
	return db.transaction(stores, 'readwrite', { durability: 'strict' });
}

/** No rows at all: a shared terminal keeps nothing. */
export function noRows(person: string): LocalRows {
	return {
		person,
		lasting: false,
		unsent: async () => [],
		keep: async () => false,
		erase: async () => false,
		drafts: async () => [],
		rescue: async () => false,
		discard: async () => false,
		onLost: () => () => {},
		close() {},
	};
}
