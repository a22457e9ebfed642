import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { BackupError } from './backup-error.ts';

/** First bytes of an age file. */
export const ageHead = 'age-encryption.org/v1\n';

// The library speaks the browser's streams, Node's files their own; both are read piece by piece.
const fileStream = (path: string): ReadableStream<Uint8Array> =>
	Readable.toWeb(createReadStream(path)) as unknown as ReadableStream<Uint8Array>;
const nodeStream = (stream: ReadableStream<Uint8Array>): Readable => Readable.fromWeb(stream as unknown as NodeWebStream);

/**
 * Writes a new identity file, as `age-keygen` does, readable for this account only.
 * @returns the recipient, which may be known to anybody
 * @throws BackupError when the file is there already: a key that is gone opens nothing ever again
 */
export async function writeIdentityFile(path: string, at: string): Promise<string> {
	const identity = await generateX25519Identity();
	const recipient = await identityToRecipient(identity);
	const text = `# created: ${at}\n# public key: ${recipient}\n${identity}\n`;
	try {
		await writeFile(path, text, { mode: 0o600, flag: 'wx', flush: true });
	} catch (error) {
		throw (error as { code?: unknown }).code === 'EEXIST'
			? new BackupError(`${path} はすでにあります。鍵は上書きしません。`)
			: error;
	}
	return recipient;
}

/**
 * Reads the identities of a file of `age-keygen`.
 * @throws BackupError when there is none in it
 */
export async function readIdentities(path: string): Promise<string[]> {
	const text = await readFile(path, 'utf8').catch(() => {
		throw new BackupError(`鍵ファイル ${path} を読めません。`);
	});
	const identities = text.split(/\r?\n/).filter((line) => line.startsWith('AGE-SECRET-KEY-'));
	if (identities.length === 0) {
		throw new BackupError(`鍵ファイル ${path} に鍵（AGE-SECRET-KEY-1…）がありません。`);
	}
	return identities;
}

/**
 * An encrypter for these recipients.
 * @throws BackupError when one is none
 */
export function encrypterFor(recipients: readonly string[]): Encrypter {
	const encrypter = new Encrypter();
	for (const recipient of recipients) {
		try {
			encrypter.addRecipient(recipient);
		} catch {
			// A secret given by mistake must not be repeated on the terminal.
			throw new BackupError('--recipient には age1… で始まる公開鍵を指定してください。');
		}
	}
	return encrypter;
}

/** Encrypts a file into a new one, piece by piece. */
export async function encryptFile(encrypter: Encrypter, from: string, to: string): Promise<void> {
	const sealed = await encrypter.encrypt(fileStream(from));
	await pipeline(nodeStream(sealed), createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }));
}

/**
 * Decrypts a file into a new one, piece by piece. What was written before damage was met must be thrown away.
 * @throws BackupError when no identity opens it or it is damaged
 */
export async function decryptFile(identities: readonly string[], from: string, to: string): Promise<void> {
	await decryptInto(identities, from, createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }));
}

/** Whether one of the identities opens the file and finds exactly the bytes of the other one in it. */
export async function opensTo(identities: readonly string[], sealed: string, plain: string): Promise<boolean> {
	const [inside, outside] = [createHash('sha256'), createHash('sha256')];
	await decryptInto(
		identities,
		sealed,
		new Writable({
			write(chunk: Uint8Array, _, done) {
				inside.update(chunk);
				done();
			},
		}),
	);
	await pipeline(createReadStream(plain), outside);
	return inside.digest('hex') === outside.digest('hex');
}

async function decryptInto(identities: readonly string[], from: string, to: Writable): Promise<void> {
	const decrypter = new Decrypter();
	try {
		for (const identity of identities) {
			decrypter.addIdentity(identity);
		}
	} catch {
		throw new BackupError('鍵ファイルの中に読み取れない鍵があります。');
	}
	const plain = await decrypter.decrypt(fileStream(from)).catch((error: unknown) => {
		throw new BackupError(
			/no identity matched/.test(String(error))
				? 'この鍵では開けません。バックアップを作ったときの鍵ファイルを指定してください。'
				: 'バックアップのファイルが壊れています（暗号の見出しが読めません）。',
		);
	});
	try {
		await pipeline(nodeStream(plain), to);
	} catch (error) {
		// Errors of the disk have a code of the system; all others come from the cipher, which finds every changed byte.
		throw typeof (error as { code?: unknown }).code === 'string' && (error as { syscall?: unknown }).syscall !== undefined
			? error
			: new BackupError('バックアップのファイルが壊れています（中身が変わっているか、途中で切れています）。');
	}
}
