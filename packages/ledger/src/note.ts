import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './bytes.ts';

/** Signature type of C2SP signed-note: Ed25519. */
const ED25519 = 1;
const ID_BYTES = 4;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** Longest note and most signatures that are read: a note comes from outside. */
const MOST_LETTERS = 100_000;
const MOST_SIGNATURES = 100;

/** A signature line of a note. */
export interface NoteSignature {
	readonly name: string;
	/** Key id in hex. */
	readonly id: string;
	readonly signature: Uint8Array;
}

/** A C2SP signed note: a text with its final line break, and who signed it. */
export interface Note {
	readonly text: string;
	readonly signatures: readonly NoteSignature[];
}

/** A key by which notes are checked. */
export interface VerifierKey {
	readonly name: string;
	/** Key id in hex. */
	readonly id: string;
	readonly publicKey: Uint8Array;
}

/** Whether a text may be the name of a key: no spaces, no plus sign, no control characters. */
export function isKeyName(name: string): boolean {
	return name !== '' && name.isWellFormed() && !/[\s+\p{Cc}]/u.test(name);
}

/** The public key of an Ed25519 secret (32 bytes). */
export function publicKeyOf(secret: Uint8Array): Uint8Array {
	return ed25519.getPublicKey(secret);
}

function keyIdOf(name: string, publicKey: Uint8Array): string {
	return bytesToHex(sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, ID_BYTES));
}

/** A verifier key as C2SP writes it: `<name>+<key id>+<base64 of type and key>`. */
export function writeVerifierKey(name: string, publicKey: Uint8Array): string {
	return `${name}+${keyIdOf(name, publicKey)}+${toBase64(concatBytes(Uint8Array.of(ED25519), publicKey))}`;
}

/** Reads a verifier key; null where it is none, or of another kind than Ed25519. */
export function readVerifierKey(vkey: string): VerifierKey | null {
	const [name = '', id = '', ...rest] = vkey.split('+');
	const key = fromBase64(rest.join('+'));
	if (!isKeyName(name) || key?.length !== 1 + KEY_BYTES || key[0] !== ED25519) {
		return null;
	}
	const publicKey = key.slice(1);
	return id === keyIdOf(name, publicKey) ? { name, id, publicKey } : null;
}

/**
 * Signs a text.
 * @throws RangeError where a name or text cannot stand in a note
 */
export function signNote(text: string, name: string, secret: Uint8Array): string {
	if (!isKeyName(name) || !isNoteText(text)) {
		throw new RangeError('not a note');
	}
	const id = keyIdOf(name, publicKeyOf(secret));
	const signature = ed25519.sign(utf8ToBytes(text), secret);
	const idBytes = Uint8Array.from(id.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
	return `${text}\n— ${name} ${toBase64(concatBytes(idBytes, signature))}\n`;
}

function isNoteText(text: string): boolean {
	return text.endsWith('\n') && text.isWellFormed() && [...text].every((letter) => letter >= ' ' || letter === '\n');
}

/** Reads a note without judging its signatures; null where it is none. */
export function readNote(note: string): Note | null {
	const cut = note.length > MOST_LETTERS ? -1 : note.lastIndexOf('\n\n');
	const text = note.slice(0, cut + 1);
	const lines = note.slice(cut + 2).split('\n');
	if (cut < 0 || !isNoteText(text) || lines.pop() !== '' || lines.length === 0 || lines.length > MOST_SIGNATURES) {
		return null;
	}
	const signatures = lines.map(readSignature);
	return signatures.includes(null) ? null : { text, signatures: signatures.filter((one) => one !== null) };
}

function readSignature(line: string): NoteSignature | null {
	const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
	const bytes = fromBase64(base64);
	return !isKeyName(name) || bytes === null || bytes.length <= ID_BYTES
		? null
		: { name, id: bytesToHex(bytes.slice(0, ID_BYTES)), signature: bytes.slice(ID_BYTES) };
}

/** Whether a note is signed by a key. The first signature of that key decides, as at C2SP. Never throws. */
export function isSignedBy({ text, signatures }: Note, { name, id, publicKey }: VerifierKey): boolean {
	const own = signatures.find((one) => one.name === name && one.id === id);
	if (own?.signature.length !== SIGNATURE_BYTES) {
		return false;
	}
	try {
		// By RFC 8032 to the letter: other readings take signatures that some verifiers refuse.
		return ed25519.verify(own.signature, utf8ToBytes(text), publicKey, { zip215: false });
	} catch {
		return false;
	}
}
