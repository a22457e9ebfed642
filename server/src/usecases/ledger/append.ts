import { randomBytes } from 'node:crypto';
import {
	detailDigest,
	emptyFrontier,
	entryLeaf,
	entryText,
	type Frontier,
	frontierRoot,
	type LedgerEntry,
	type LedgerKind,
	withLeaf,
} from '@renkei/ledger';
import { canonicalJson, type Json } from '@renkei/plan';
import { insertLedgerEntry, ledgerHead } from '../../storage/ledger.ts';
import type { Tx } from '../../storage/tables.ts';

/** Something that a plan's log is to hold. */
export interface NewEntry {
	readonly plan: string;
	readonly kind: LedgerKind;
	/** Id of the act in the plan's own tables, by which its entry is found again; null where there is none. */
	readonly act: string | null;
	/** Null for what concerns no part, and for walled parts: whoever may not read them is not to count their acts. */
	readonly part: string | null;
	/** Body and seat that acted; null where nobody of the plan did, and where the other bodies are not to know who did. */
	readonly body: string | null;
	readonly seat: string | null;
	/** ISO 8601 UTC. */
	readonly at: string;
	/** What happened, in full. The leaf holds its digest alone. */
	readonly detail: Json;
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

async function frontierOf(tx: Tx, plan: string): Promise<{ frontier: Frontier; at: string }> {
	const head = await ledgerHead(tx, plan);
	return head === null
		? { frontier: emptyFrontier, at: '' }
		: { frontier: { size: head.size, peaks: (JSON.parse(head.peaks) as string[]).map(bytesOf) }, at: head.at };
}

/**
 * Adds an entry to a plan's log, in the transaction of what it stands for: an act and its entry are on disk together or not
 * at all. Its time is never before that of the entry before it, whatever the clock does.
 * @returns the number of entries with it
 */
export async function appendEntry(tx: Tx, { act, detail, ...of }: NewEntry): Promise<number> {
	const { frontier, at: last } = await frontierOf(tx, of.plan);
	const salt = randomBytes(16).toString('base64url');
	const entry: LedgerEntry = {
		...of,
		format: 'renkei.ledger.v1',
		index: frontier.size,
		at: [of.at, last].toSorted().at(-1) ?? of.at,
		before: Buffer.from(frontierRoot(frontier)).toString('hex'),
		digest: detailDigest(salt, detail),
	};
	const grown = withLeaf(frontier, entryLeaf(entry));
	const row = { plan: of.plan, number: entry.index, kind: of.kind, act, salt };
	await insertLedgerEntry(
		tx,
		{ ...row, entry: entryText(entry), detail: canonicalJson(detail) },
		{ plan: of.plan, size: grown.size, peaks: JSON.stringify(grown.peaks.map(textOf)), at: entry.at },
	);
	return grown.size;
}
