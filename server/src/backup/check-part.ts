import type { Template } from '@renkei/plan';
import * as Y from 'yjs';
import { signoffsOfPart } from '../storage/grant-facts.ts';
import { freezesOf, logRows } from '../storage/log-rows.ts';
import type { PartRow, PartUpdateRow, Tx } from '../storage/tables.ts';
import { type Claim, claimsOf, type Replayed, replayedFrom, sha256Hex } from './claims.ts';
import type { Fault, FaultKind } from './fault.ts';

/** What was found in one part, by position, and how many rows it has. */
export interface CheckedPart {
	readonly faults: readonly Fault[];
	readonly rows: number;
}

/** Called for each thing that is wrong. */
type Found = (kind: FaultKind, seq: number | null, detail?: string) => void;

/**
 * Replays a part from its first row and holds everything that is stored about it against that: hashes and positions of
 * the rows, checkpoints, the read model, freezes, the lock, sign-offs. After a bad row nothing that rests on the replay
 * is judged any more, but every later row is still looked at.
 */
export async function checkPart(tx: Tx, template: Template, part: PartRow): Promise<CheckedPart> {
	const faults: Fault[] = [];
	const { id, key, body } = part;
	const found: Found = (kind, seq, detail) => {
		faults.push({ kind, part: { id, key, body }, seq, detail: detail ?? null });
	};
	let rows = 0;
	try {
		rows = await replay({ tx, template, part, found });
		await checkSignatures(tx, part, found);
	} catch (error) {
		found('unreadable', null, codeOf(error));
	}
	const place = (fault: Fault): number => fault.seq ?? Number.MAX_SAFE_INTEGER;
	return { faults: faults.sort((a, b) => place(a) - place(b)), rows };
}

/** SQLite's own code; other messages might carry words. */
function codeOf(error: unknown): string {
	const { code } = error as { code?: unknown };
	return typeof code === 'string' ? code : 'error';
}

interface Walk {
	readonly tx: Tx;
	readonly template: Template;
	readonly part: PartRow;
	readonly found: Found;
}

/** @returns the number of rows */
async function replay(walk: Walk): Promise<number> {
	const { tx, template, part, found } = walk;
	const claims = await claimsOf(tx, template, part);
	const doc = new Y.Doc();
	let sound = true;
	let seq = 0;
	let waitingSince: number | null = null;
	let rows = 0;
	await judge(walk, doc, takeUpTo(claims, 0));
	for await (const row of logRows(tx, part.id)) {
		rows += 1;
		const first = row.first ?? row.seq;
		if (first !== seq + 1) {
			found('row-missing', seq + 1, String(first - 1));
			sound = false;
		}
		seq = row.seq;
		const bad: FaultKind | null = rowFault(doc, row, sound) ?? (row.seq > part.last_seq ? 'row-beyond' : null);
		if (bad !== null) {
			found(bad, row.seq);
			sound &&= bad === 'row-beyond';
		}
		if (sound) {
			waitingSince = isWaiting(doc) ? (waitingSince ?? row.seq) : null;
			await judge(walk, doc, takeUpTo(claims, row.seq));
		}
	}
	if (seq < part.last_seq) {
		found('row-missing', seq + 1, String(part.last_seq));
		sound = false;
	}
	doc.destroy();
	if (sound && waitingSince !== null) {
		found('row-gap', waitingSince);
	}
	if (sound) {
		// What stands beyond the end of a whole log speaks of words that nobody wrote.
		await judge(walk, null, claims);
	}
	return rows;
}

/** Tries a row; nothing is applied on top of a damaged log, and no bytes whose hash is wrong. */
function rowFault(doc: Y.Doc, row: PartUpdateRow, sound: boolean): FaultKind | null {
	if (sha256Hex(row.bytes) !== row.sha256) {
		return 'row-hash';
	}
	if (!sound) {
		return null;
	}
	try {
		Y.applyUpdate(doc, new Uint8Array(row.bytes));
		return null;
	} catch {
		return 'row-bytes';
	}
}

const isWaiting = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;

/** Takes the claims that speak of this position out of the list. */
function takeUpTo(claims: Claim[], seq: number): Claim[] {
	const rest = claims.findIndex((claim) => claim.seq > seq);
	return claims.splice(0, rest === -1 ? claims.length : rest);
}

async function judge({ template, part, found }: Walk, doc: Y.Doc | null, claims: readonly Claim[]): Promise<void> {
	if (claims.length === 0) {
		return;
	}
	let now: Replayed = { hash: '', hashWith: () => '', stateVector: new Uint8Array() };
	try {
		now = doc === null ? now : replayedFrom(template, part, Y.encodeStateAsUpdate(doc));
	} catch {
		found('template', claims[0]?.seq ?? null);
		return;
	}
	for (const claim of claims) {
		const wrong = await claim.contradicts(now);
		if (wrong !== null) {
			found(wrong, claim.seq);
		}
	}
}

/** The lock and every sign-off must name words that were frozen. */
async function checkSignatures(tx: Tx, part: PartRow, found: Found): Promise<void> {
	const freezes = await freezesOf(tx, part.id);
	const { lock, frozen_seq: seq, frozen_hash: hash } = part;
	if (lock !== 'open' && !freezes.some((freeze) => freeze.seq === seq && freeze.hash === hash)) {
		found('lock', seq);
	}
	for (const signoff of await signoffsOfPart(tx, part.id)) {
		if (!freezes.some((freeze) => freeze.hash === signoff.content_hash)) {
			found('signoff', null, signoff.id);
		}
	}
}
