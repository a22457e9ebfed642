import { bytesToHex } from '@noble/hashes/utils.js';
import type { Log } from './entries.ts';
import { type Checked, type Fault, faultOf, faulty, firstFault, sound } from './fault.ts';
import { archivePaths, isExportDetail, isListed, isManifest, type Manifest } from './format.ts';
import { type Files, type Means, readFile } from './reading.ts';

const FILE = archivePaths.manifest;

/** Judges the manifest: the last entry of the log names its hash. @returns the body for which the archive was made */
export function judgeExport({ lines }: Log, files: Files, { sha256 }: Means): Checked<string> {
	const [line, entry] = [lines.at(-1), lines.length - 1];
	if (line?.entry.kind !== 'export' || !isExportDetail(line.detail)) {
		return faulty('export-missing', archivePaths.entries, line?.entry.kind ?? '', entry);
	}
	const bytes = files.get(FILE);
	if (bytes === undefined) {
		return faulty('file-missing', FILE, FILE);
	}
	return line.detail.manifest === `sha256:${bytesToHex(sha256(bytes))}`
		? sound(line.detail.body)
		: faulty('manifest-altered', FILE, 'sha256');
}

/** Judges the files: each that the manifest lists, and no others. */
export function judgeFiles(files: Files, { sha256 }: Means): Fault | null {
	const read = readFile(files, FILE, isManifest);
	if (!read.ok) {
		return read.fault;
	}
	const listed = read.value.files;
	const judge = ({ path, size, sha256: expected }: Manifest['files'][number], at: number): Fault | null => {
		const [bytes, last] = [files.get(path), listed[at - 1]];
		if (!isListed(path) || (last !== undefined && last.path >= path)) {
			return faultOf('file-unreadable', FILE, `order of ${path}`, at);
		}
		if (bytes === undefined) {
			return faultOf('file-missing', path, path);
		}
		return bytes.length === size && bytesToHex(sha256(bytes)) === expected
			? null
			: faultOf('file-altered', path, bytes.length === size ? 'sha256' : 'size');
	};
	const known = new Set(listed.map(({ path }) => path));
	const unlisted = [...files.keys()].filter((path) => isListed(path) && !known.has(path)).toSorted();
	return (
		firstFault(listed.map((file, at) => () => judge(file, at))) ??
		(unlisted[0] === undefined ? null : faultOf('file-unlisted', unlisted[0], unlisted[0]))
	);
}
