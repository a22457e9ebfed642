import { promisify } from 'node:util';
import { type AsyncZippable, zip } from 'fflate';

/**
 * The files of an archive as one zip. Times in it are the archive's own, so that equal archives are equal files.
 * @param at ISO 8601 UTC
 */
export async function zipOf(files: ReadonlyMap<string, Uint8Array>, at: string): Promise<Uint8Array<ArrayBuffer>> {
	const mtime = new Date(at);
	const all: AsyncZippable = {};
	for (const [path, bytes] of files) {
		// PDF is packed already.
		all[path] = [bytes, { level: path.endsWith('.pdf') ? 0 : 6, mtime }];
	}
	const made = await promisify<AsyncZippable, Uint8Array>((given, done) => void zip(given, done))(all);
	return new Uint8Array(made);
}
