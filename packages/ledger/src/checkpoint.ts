import { fromBase64, toBase64 } from './bytes.ts';
import { isSignedBy, type NoteSignature, readNote, readVerifierKey, signNote, writeVerifierKey } from './note.ts';

const HASH_BYTES = 32;

/** What a checkpoint says: this log has so many entries, and this is the root over them. */
export interface Checkpoint {
	readonly origin: string;
	readonly size: number;
	readonly root: Uint8Array;
	readonly signatures: readonly NoteSignature[];
}

/** The name of a plan's log, which is the name of its key as well. */
export function originOf(plan: string): string {
	return `renkei/plans/${plan}`;
}

/** The C2SP verifier key of a plan's log. */
export function verifierKey(plan: string, publicKey: Uint8Array): string {
	return writeVerifierKey(originOf(plan), publicKey);
}

/**
 * A signed checkpoint (C2SP tlog-checkpoint).
 * @param secret Ed25519 secret, 32 bytes
 * @throws RangeError where the plan's id cannot stand in the name of a key
 */
export function newCheckpoint(
	{ plan, size, root }: { readonly plan: string; readonly size: number; readonly root: Uint8Array },
	secret: Uint8Array,
): string {
	const origin = originOf(plan);
	return signNote(`${origin}\n${size}\n${toBase64(root)}\n`, origin, secret);
}

/** Reads a checkpoint without judging who signed it; null where it is none. */
export function readCheckpoint(note: string): Checkpoint | null {
	const read = readNote(note);
	if (read === null) {
		return null;
	}
	const [origin = '', digits = '', base64 = '', ...rest] = read.text.split('\n');
	const [size, root] = [Number(digits), fromBase64(base64)];
	// C2SP lets others add lines of their own; none of them may be empty, and the last ends with a line break.
	const isWhole = rest.pop() === '' && !rest.includes('');
	return isWhole && origin !== '' && /^(0|[1-9]\d*)$/.test(digits) && Number.isSafeInteger(size) && root?.length === HASH_BYTES
		? { origin, size, root, signatures: read.signatures }
		: null;
}

/** Whether a checkpoint is signed by the verifier key of its own log. Never throws. */
export function checkpointSignedBy(note: string, vkey: string): boolean {
	const [checkpoint, read, key] = [readCheckpoint(note), readNote(note), readVerifierKey(vkey)];
	return checkpoint !== null && read !== null && key?.name === checkpoint.origin && isSignedBy(read, key);
}
