import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '@renkei/plan';
import { toBase64url } from '../bytes.ts';
import { newCheckpoint } from '../checkpoint.ts';
import { detailDigest, entryFormat, entryLeaf, type LedgerKind, type LedgerLine } from '../entry.ts';
import { rootOf } from '../merkle.ts';
import { archivePaths, entryLine, fileBytes, handoverPath, isListed, manifestOf } from './format.ts';

/** The bytes of ledger/entries.jsonl. */
export const entriesBytes = (lines: readonly LedgerLine[]): Uint8Array => utf8ToBytes(lines.map(entryLine).join(''));

/** An entry before it is put into the log. */
export interface TrialEntry {
	readonly kind: LedgerKind;
	readonly part?: string;
	readonly at: string;
	readonly detail: Json;
	readonly isHidden?: boolean;
	/** Left out: the body whose archive it is. */
	readonly body?: string;
}

/** The files of an archive before they are listed, and the entries before they are chained: what a trial may change. */
export interface Unsealed {
	readonly files: Map<string, Uint8Array>;
	readonly entries: TrialEntry[];
}

export const trialPlan = 'plan-1';
export const trialBody = '994014';
/** Secret keys of the log: the one that it began with, and the one that it changes to. */
export const trialSecrets = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const;

/** Chains the entries, with the export as the last of them, and signs the checkpoint. */
export function sealed({ files, entries }: Unsealed): Map<string, Uint8Array> {
	const handed = [...chained(entries).keys()].filter((index) => entries[index]?.kind === 'key');
	const handovers = handed.map(
		(index) => [handoverPath(index), utf8ToBytes(checkpointOver(chained(entries), index + 1))] as const,
	);
	const all = new Map([...handovers, ...files]);
	const listed = new Map([...all].filter(([path]) => isListed(path)));
	const manifest = fileBytes(manifestOf(listed, (bytes) => bytesToHex(sha256(bytes))));
	const at = '2026-12-01T00:00:00.000Z';
	const made = { what: 'archive', manifest: `sha256:${bytesToHex(sha256(manifest))}`, seat: 'seat-1', body: trialBody, at };
	const lines = chained([...entries, { kind: 'export', at, detail: made }]);
	const checkpoint = checkpointOver(lines, lines.length);
	return new Map([
		...all,
		[archivePaths.manifest, manifest],
		[archivePaths.entries, entriesBytes(lines)],
		[archivePaths.checkpoint, utf8ToBytes(checkpoint)],
	]);
}

export function chained(entries: readonly TrialEntry[]): LedgerLine[] {
	const leaves: Uint8Array[] = [];
	return entries.map(({ kind, part = null, at, detail, isHidden, body = trialBody }, index) => {
		const salt = toBase64url(new Uint8Array(16).fill(index));
		const of = { format: entryFormat, plan: trialPlan, index, at, kind, part, body, seat: 'seat-1' } as const;
		const entry = { ...of, before: bytesToHex(rootOf(leaves)), digest: detailDigest(salt, detail) };
		leaves.push(entryLeaf(entry));
		return isHidden === true ? { entry, salt: null, detail: null } : { entry, salt, detail };
	});
}

/** The checkpoint over the first entries of a log, under the key that is in force there. */
export function checkpointOver(lines: readonly LedgerLine[], size: number): string {
	const isChanged = lines.slice(0, size - 1).some(({ entry }) => entry.kind === 'key');
	const root = rootOf(lines.slice(0, size).map(({ entry }) => entryLeaf(entry)));
	return newCheckpoint({ plan: trialPlan, size, root }, trialSecrets[isChanged ? 1 : 0]);
}
