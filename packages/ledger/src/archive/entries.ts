import { bytesToHex } from '@noble/hashes/utils.js';
import { bytesEqual } from '../bytes.ts';
import { type Checkpoint, originOf } from '../checkpoint.ts';
import { detailDigest, entryFormat, entryLeaf, type LedgerEntry, type LedgerLine } from '../entry.ts';
import { emptyFrontier, frontierRoot, withLeaf } from '../merkle.ts';
import { type Checked, type Fault, faultOf, faulty, sound } from './fault.ts';
import { archivePaths } from './format.ts';
import { type Guard, isAnything, isCount, isDigest, isText, isTime, oneOf, orNull, shape } from './guards.ts';
import { canonicalValue, type Files } from './reading.ts';

/** A log whose entries hang together. */
export interface Log {
	readonly plan: string;
	readonly lines: readonly LedgerLine[];
	/** Root over the first entries, by their number: one more than there are lines. */
	readonly roots: readonly Uint8Array[];
}

const FILE = archivePaths.entries;
const LINE_BREAK = 10;
const LINE_MEMBERS = 3;

const isHex: Guard<string> = (value): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isEntry = shape<LedgerEntry>({
	format: oneOf([entryFormat]),
	plan: isText,
	index: isCount,
	at: isTime,
	kind: isText,
	part: orNull(isText),
	body: orNull(isText),
	seat: orNull(isText),
	before: isHex,
	digest: isDigest,
});
const isLine = shape<LedgerLine>({
	entry: isEntry,
	salt: orNull(isText),
	detail: isAnything as Guard<LedgerLine['detail']>,
});

/** The lines of a file, each without its line break; what stands after the last one is a line that was cut. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
	const lines: Uint8Array[] = [];
	let from = 0;
	for (let at = bytes.indexOf(LINE_BREAK); at >= 0; at = bytes.indexOf(LINE_BREAK, from)) {
		lines.push(bytes.subarray(from, at));
		from = at + 1;
	}
	// A line that was cut cannot be read: at least its line break is missing.
	return from < bytes.length ? [...lines, new Uint8Array()] : lines;
}

function readLine(bytes: Uint8Array | undefined): LedgerLine | null {
	const value: unknown = bytes === undefined ? undefined : canonicalValue(bytes);
	// Either both are shown or none. The tree binds these three members: a fourth could say anything.
	const isBound = isLine(value) && Object.keys(value).length === LINE_MEMBERS;
	return isBound && (value.salt === null) === (value.detail === null) ? value : null;
}

/** Reads the entries one by one, each against those before it. */
export function readEntries(files: Files, checkpoint: Checkpoint): Checked<Log> {
	const bytes = files.get(FILE);
	if (bytes === undefined) {
		return faulty('file-missing', FILE, FILE);
	}
	const raw = linesOf(bytes);
	const lines: LedgerLine[] = [];
	const roots = [frontierRoot(emptyFrontier)];
	let frontier = emptyFrontier;
	for (const [index, each] of raw.entries()) {
		const line = readLine(each);
		const root = roots[index] as Uint8Array;
		const fault =
			line === null
				? faultOf('entry-unreadable', FILE, 'canonical JSON of an entry', index)
				: (ofAnotherPlan(line.entry, { index, raw, checkpoint }) ??
					misplaced(line.entry, index, lines) ??
					detached(line.entry, { index, root, raw, frontier, checkpoint }));
		if (fault !== null || line === null) {
			return { ok: false, fault: fault ?? faultOf('entry-unreadable', FILE, '', index) };
		}
		if (line.salt !== null && detailDigest(line.salt, line.detail) !== line.entry.digest) {
			return faulty('detail-altered', FILE, 'digest', index);
		}
		frontier = withLeaf(frontier, entryLeaf(line.entry));
		lines.push(line);
		roots.push(frontierRoot(frontier));
	}
	const [first] = lines;
	return first === undefined ? faulty('tail-cut', FILE, 'no entries') : sound({ plan: first.entry.plan, lines, roots });
}

/** Whether the first entry names a plan that neither the next one nor the checkpoint does: then it is the one that was altered. */
function ofAnotherPlan(
	entry: LedgerEntry,
	{ index, raw, checkpoint }: { readonly index: number; readonly raw: readonly Uint8Array[]; readonly checkpoint: Checkpoint },
): Fault | null {
	const next = index === 0 ? readLine(raw[1])?.entry.plan : undefined;
	const isAlone = next !== undefined && next !== entry.plan && originOf(next) === checkpoint.origin;
	return isAlone ? faultOf('entry-plan', FILE, entry.plan, index) : null;
}

/** Whether an entry stands where its number, its plan and its time say. */
function misplaced(entry: LedgerEntry, index: number, lines: readonly LedgerLine[]): Fault | null {
	const [first, last] = [lines[0]?.entry ?? entry, lines.at(-1)?.entry ?? entry];
	if (entry.index !== index || (entry.kind === 'genesis') !== (index === 0)) {
		return faultOf('entry-order', FILE, `index ${entry.index}`, index);
	}
	if (entry.plan !== first.plan) {
		return faultOf('entry-plan', FILE, entry.plan, index);
	}
	return entry.at < last.at ? faultOf('entry-time', FILE, entry.at, index) : null;
}

/**
 * Whether an entry names the root of those before it. Where it does not, either it was altered itself or one before it: it was
 * itself, if with the right root it is what comes after it goes by.
 */
function detached(
	entry: LedgerEntry,
	ask: {
		readonly index: number;
		readonly root: Uint8Array;
		readonly raw: readonly Uint8Array[];
		readonly frontier: typeof emptyFrontier;
		readonly checkpoint: { readonly size: number; readonly root: Uint8Array };
	},
): Fault | null {
	const { index, root, raw, frontier, checkpoint } = ask;
	const before = bytesToHex(root);
	if (entry.before === before) {
		return null;
	}
	const repaired = frontierRoot(withLeaf(frontier, entryLeaf({ ...entry, before })));
	const next = readLine(raw[index + 1])?.entry.before;
	const isItself =
		index === 0 || next === bytesToHex(repaired) || (raw.length === index + 1 && bytesEqual(checkpoint.root, repaired));
	return faultOf('entry-altered', FILE, isItself ? 'before' : `before of entry ${index}`, isItself ? index : index - 1);
}
