import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { contentHashOf, isWalled } from '@renkei/plan';
import { type Checked, type Fault, faultOf, firstFault, sound } from './fault.ts';
import { isPartFile, isWordsFile, type PartFile, partPath, type WordsFile, wordsPath } from './format.ts';
import { hidesFreezes, type Told } from './happenings.ts';
import { type Files, type Means, pathsIn, readFile } from './reading.ts';

const hexOf =
	({ sha256 }: Means) =>
	(text: string): string =>
		bytesToHex(sha256(utf8ToBytes(text)));

/** Reads the parts, by their ids. */
export function readParts(files: Files): Checked<ReadonlyMap<string, PartFile & { readonly path: string }>> {
	const parts = new Map<string, PartFile & { readonly path: string }>();
	for (const path of pathsIn(files, 'parts')) {
		const read = readFile(files, path, isPartFile);
		if (!read.ok) {
			return read;
		}
		parts.set(read.value.part, { ...read.value, path });
	}
	return sound(parts);
}

/** Judges the words of freezes: they hash to what the log says was frozen. */
export function judgeWords(told: Told, files: Files, means: Means): Fault | null {
	const frozen = new Set(told.happenings.map((one) => (one.kind === 'freeze' ? `${one.part} ${one.seq} ${one.hash}` : '')));
	const mayBeHidden = hidesFreezes(told);
	const judge = (path: string): Fault | null => {
		const read = readFile(files, path, isWordsFile);
		if (!read.ok) {
			return read.fault;
		}
		const { part, seq, contentHash, content } = read.value;
		if (path !== wordsPath(contentHash) || contentHashOf(content, hexOf(means)) !== contentHash) {
			return faultOf('words-altered', path, 'content');
		}
		return frozen.has(`${part} ${seq} ${contentHash}`) || mayBeHidden(part)
			? null
			: faultOf('words-never-frozen', path, `${part} ${seq}`);
	};
	return firstFault(pathsIn(files, 'words').map((path) => () => judge(path)));
}

/** Judges what acts say of words: they are there for each part that is, and are the ones that were signed. */
export function judgeSignedWords(
	told: Told,
	{ files, parts, means }: { readonly files: Files; readonly parts: ReadonlyMap<string, unknown>; readonly means: Means },
): Fault | null {
	const mayBeHidden = hidesFreezes(told);
	const frozen = new Set<string>();
	for (const one of told.happenings) {
		if (one.kind === 'freeze') {
			frozen.add(`${one.part} ${one.seq} ${one.hash}`);
		} else if (one.kind === 'act') {
			for (const { part, seq, contentHash, textHash, section, owner } of one.act.intent.parts) {
				const path = wordsPath(contentHash);
				if (!frozen.has(`${part} ${seq} ${contentHash}`) && !mayBeHidden(part)) {
					return faultOf('words-never-frozen', path, `${part} ${seq}`);
				}
				const read = readFile(files, path, isWordsFile);
				if (!read.ok && (files.has(path) || parts.has(part))) {
					return read.fault.code === 'file-missing' ? faultOf('words-missing', path, part) : read.fault;
				}
				const wrong = read.ok ? differs(read.value, { part, textHash, section, owner, hex: hexOf(means) }) : null;
				if (wrong !== null) {
					return faultOf('words-altered', path, wrong);
				}
			}
		}
	}
	return null;
}

function differs(
	words: WordsFile,
	signed: { part: string; textHash: string; section: string; owner: string | null; hex: (text: string) => string },
): string | null {
	if (`sha256:${signed.hex(words.text)}` !== signed.textHash) {
		return 'text';
	}
	const same = words.part === signed.part && words.content.key === signed.section && words.content.body === signed.owner;
	return same ? null : 'part';
}

/** Judges the parts: their content hashes to what they say, and a frozen one has the words of its freeze. */
export function judgeParts(
	told: Told,
	parts: ReadonlyMap<string, PartFile & { readonly path: string }>,
	means: Means,
): Fault | null {
	const mayBeHidden = hidesFreezes(told);
	/** Hash of the frozen words; null while a part is open; undefined where the body may not know. */
	const locks = new Map<string, string | null | undefined>();
	for (const one of told.happenings) {
		if (one.kind === 'freeze' || one.kind === 'hidden' || one.kind === 'reopen') {
			locks.set(one.part, one.kind === 'freeze' ? one.hash : one.kind === 'reopen' ? null : undefined);
		}
	}
	const judge = (file: PartFile & { readonly path: string }): Fault | null => {
		const { path, part, section, owner, content, contentHash, state } = file;
		const isPlaced = path === partPath(section, owner) && content.key === section && content.body === owner;
		if (!isPlaced || contentHashOf(content, hexOf(means)) !== contentHash) {
			return faultOf('part-altered', path, isPlaced ? 'content' : 'section');
		}
		// Of walled parts a log that began later does not say what had been frozen before.
		const lock = locks.has(part) ? locks.get(part) : mayBeHidden(part) || isWalled(content) ? undefined : null;
		const holds = lock === undefined || (lock === null ? state === 'drafting' : state !== 'drafting' && lock === contentHash);
		return holds ? null : faultOf('part-lock', path, `state ${state}`);
	};
	return firstFault([...parts.values()].map((file) => () => judge(file)));
}
