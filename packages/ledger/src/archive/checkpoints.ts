import { bytesToHex } from '@noble/hashes/utils.js';
import { bytesEqual, utf8Of } from '../bytes.ts';
import { type Checkpoint, checkpointSignedBy, originOf, readCheckpoint } from '../checkpoint.ts';
import type { Log } from './entries.ts';
import { type Checked, type Fault, faultOf, faulty, firstFault, sound } from './fault.ts';
import { archivePaths, handoverPath } from './format.ts';
import { keysInForce, type LogKey } from './keys.ts';
import type { Files } from './reading.ts';

const FILE = archivePaths.checkpoint;

/** A checkpoint with the note that it was read from. */
export type ReadCheckpoint = Checkpoint & { readonly note: string };

/** The checkpoint that came with the log. */
export function ownCheckpoint(files: Files): Checked<ReadCheckpoint> {
	const bytes = files.get(FILE);
	if (bytes === undefined) {
		return faulty('file-missing', FILE, FILE);
	}
	const note = utf8Of(bytes);
	const checkpoint = note === null ? null : readCheckpoint(note);
	return note === null || checkpoint === null
		? faulty('file-unreadable', FILE, 'C2SP checkpoint')
		: sound({ ...checkpoint, note });
}

/** Judges the checkpoint that came with the log: it is signed, and says what the entries are. */
export function judgeOwn(log: Log, checkpoint: ReadCheckpoint, keys: readonly string[]): Fault | null {
	const isOurs = checkpoint.origin === originOf(log.plan);
	// One signature, as it was written: what others added is bound by nothing that is here.
	const isSigned = isOurs && checkpoint.signatures.length === 1 && keys.some((key) => checkpointSignedBy(checkpoint.note, key));
	const [size, entries] = [checkpoint.size, log.lines.length];
	const sameRoot = size === entries && bytesEqual(checkpoint.root, log.roots[size] as Uint8Array);
	if (isSigned && sameRoot) {
		return null;
	}
	// A number that was raised in the checkpoint leaves the root as it was; where entries were cut, the key may be among them.
	const isCut = isOurs && size > entries && !bytesEqual(checkpoint.root, log.roots[entries] as Uint8Array);
	if (!isSigned && !isCut) {
		return faultOf('checkpoint-altered', FILE, isOurs ? 'signature' : 'origin');
	}
	if (size !== entries) {
		return size > entries
			? faultOf('tail-cut', archivePaths.entries, `${entries} of ${size}`, entries)
			: faultOf('entry-added', archivePaths.entries, `${entries} of ${size}`, size);
	}
	return faultOf('entry-altered', archivePaths.entries, 'root', entries - 1);
}

/** Judges checkpoints that were kept elsewhere: the log is the one of which each of them speaks, and goes on from it. */
export function judgeOutside(log: Log, notes: readonly string[], keysAt: (size: number) => readonly string[]): Fault | null {
	return firstFault(notes.map((note, at) => () => judgeOne(log, { note, file: `checkpoint:${at + 1}` }, keysAt)));
}

function judgeOne(
	log: Log,
	{ note, file }: { readonly note: string; readonly file: string },
	keysAt: (size: number) => readonly string[],
): Fault | null {
	const checkpoint = readCheckpoint(note);
	if (checkpoint === null) {
		return faultOf('outside-unreadable', file, 'C2SP checkpoint');
	}
	const { origin, size, root } = checkpoint;
	if (origin !== originOf(log.plan)) {
		return faultOf('outside-other', file, origin);
	}
	const own = log.roots[size];
	if (own === undefined) {
		return faultOf('outside-newer', file, `${log.lines.length} of ${size}`);
	}
	if (!bytesEqual(own, root)) {
		return faultOf('outside-differs', file, `root ${bytesToHex(root)} over ${size}`);
	}
	return keysAt(size).some((key) => checkpointSignedBy(note, key)) ? null : faultOf('outside-unsigned', file, 'signature');
}

/**
 * Judges the handing over of keys: the checkpoint whose last entry names the next key is signed by the key before. Else whoever
 * writes a log anew could name the true key first and one of their own after it.
 * @param given a key that was learnt elsewhere: it stands for the one before the first, where that may not be read
 */
export function judgeHandovers(log: Log, keys: readonly LogKey[], ask: { files: Files; given: string | null }): Fault | null {
	const judge = ({ entry }: LogKey, before: string): Fault | null => {
		const path = handoverPath(entry);
		const bytes = ask.files.get(path);
		if (bytes === undefined) {
			return faultOf('file-missing', path, path);
		}
		const note = utf8Of(bytes) ?? '';
		const checkpoint = readCheckpoint(note);
		const isOfEntry = checkpoint?.size === entry + 1 && bytesEqual(checkpoint.root, log.roots[entry + 1] as Uint8Array);
		return isOfEntry && checkpointSignedBy(note, before) ? null : faultOf('key-unhanded', path, before);
	};
	const judgeFirst = (key: LogKey): Fault | null => {
		// The beginning names a key of its own; and what was handed in may be this one.
		if (key.entry === 0 || key.vkey === ask.given) {
			return null;
		}
		return ask.given === null ? faultOf('key-unknown', archivePaths.entries, 'key before', key.entry) : judge(key, ask.given);
	};
	return firstFault(
		keys.map((key, at) => () => {
			const before = keys[at - 1];
			return before === undefined ? judgeFirst(key) : judge(key, before.vkey);
		}),
	);
}

/** The keys by which a checkpoint of so many entries may be signed; what was handed in, where the log shows none. */
export function keysFor(keys: readonly LogKey[], given: string | null): (size: number) => readonly string[] {
	return (size) => (keys.length === 0 ? (given === null ? [] : [given]) : keysInForce(keys, size));
}
