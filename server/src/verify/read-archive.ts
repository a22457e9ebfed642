import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { ArchiveError } from './archive-error.ts';

export type Files = ReadonlyMap<string, Uint8Array>;

/** What is read at most: an archive comes from outside. */
export interface Bounds {
	readonly files: number;
	/** Bytes in all, unpacked. */
	readonly bytes: number;
}

export const usualBounds: Bounds = { files: 20_000, bytes: 1024 ** 3 };

const tooMuch = (): ArchiveError => new ArchiveError('ファイルが多すぎるか、大きすぎます。Renkei の団体の控えではありません。');

/** Whether a path stays inside its archive, and is written in the one way in which such a path is. */
export function isPlainPath(path: string): boolean {
	return (
		path.length <= 200 &&
		!/[\\:\p{Cc}]/u.test(path) &&
		path.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && name !== '__proto__')
	);
}

/**
 * Reads an archive: a zip, or the folder that it was unpacked to. Nothing is written.
 * @throws ArchiveError where it is neither
 */
export async function readArchive(path: string, bounds: Bounds = usualBounds): Promise<Files> {
	const found = await lstat(path).catch(() => null);
	if (found === null) {
		throw new ArchiveError(`${path} がありません。`);
	}
	if (found.isDirectory()) {
		return readFolder(path, bounds);
	}
	if (!found.isFile() || found.size > bounds.bytes) {
		throw found.isFile() ? tooMuch() : new ArchiveError(`${path} は、zip でもフォルダーでもありません。`);
	}
	return readZip(new Uint8Array(await readFile(path)), bounds);
}

/** The files of a zip. None takes more room than its directory says, so that a small zip cannot fill the memory. */
export function readZip(zip: Uint8Array, bounds: Bounds = usualBounds): Files {
	const names = new Set<string>();
	let room = bounds.bytes;
	const take = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
		if (name.endsWith('/') && isPlainPath(name.slice(0, -1))) {
			return false;
		}
		if (!isPlainPath(name) || names.has(name)) {
			throw new ArchiveError('zip の中に、使えない名前か、同じ名前のファイルがあります。');
		}
		names.add(name);
		// What is stored as it is takes the room of its bytes in the zip, whatever it is said to take.
		room -= Math.max(size, originalSize);
		if (names.size > bounds.files || room < 0) {
			throw tooMuch();
		}
		return true;
	};
	try {
		return new Map(Object.entries(unzipSync(zip, { filter: take })));
	} catch (error) {
		throw error instanceof ArchiveError
			? error
			: new ArchiveError('zip として読み取れません。壊れているか、zip ではありません。');
	}
}

async function readFolder(folder: string, bounds: Bounds): Promise<Files> {
	const files = new Map<string, Uint8Array>();
	let room = bounds.bytes;
	const readBelow = async (below: string): Promise<void> => {
		for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
			const path = below === '' ? entry.name : `${below}/${entry.name}`;
			if (!isPlainPath(path) || (!entry.isFile() && !entry.isDirectory())) {
				throw new ArchiveError(`フォルダーの中に、ファイルでもフォルダーでもないものか、使えない名前があります：${path}`);
			}
			if (entry.isDirectory()) {
				await readBelow(path);
				continue;
			}
			room -= (await lstat(join(folder, path))).size;
			if (files.size >= bounds.files || room < 0) {
				throw tooMuch();
			}
			files.set(path, new Uint8Array(await readFile(join(folder, path))));
		}
	};
	await readBelow('');
	return files;
}
