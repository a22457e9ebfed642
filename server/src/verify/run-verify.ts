import { readFile } from 'node:fs/promises';
import { verifyArchive } from '@renkei/ledger';
import { ArchiveError } from './archive-error.ts';
import { nodeMeans } from './means.ts';
import { readArchive } from './read-archive.ts';
import { verdictWords } from './words.ts';

/** What to check against what. */
export interface VerifyOrder {
	/** A zip, or the folder that it was unpacked to. */
	readonly archive: string;
	/** Files with checkpoints that were kept elsewhere. */
	readonly checkpoints: readonly string[];
	/** A verifier key that was learnt elsewhere. */
	readonly key: string | null;
}

/** How a check ended: 0 everything agrees, 1 something does not, 2 nothing could be checked. */
export interface Checked {
	readonly code: 0 | 1 | 2;
	readonly words: string;
}

/** Checks an archive. It reads these files and nothing else, writes nothing and asks no network. */
export async function runVerify({ archive, checkpoints, key }: VerifyOrder): Promise<Checked> {
	try {
		const files = await readArchive(archive);
		const notes = await Promise.all(checkpoints.map(readCheckpointFile));
		const verdict = verifyArchive(files, { checkpoints: notes, key: key?.trim() ?? null, ...nodeMeans });
		return { code: verdict.ok ? 0 : 1, words: verdictWords(verdict, checkpoints) };
	} catch (error) {
		if (error instanceof ArchiveError) {
			return { code: 2, words: `確かめられませんでした。${error.message}` };
		}
		throw error;
	}
}

async function readCheckpointFile(path: string): Promise<string> {
	const text = await readFile(path, 'utf8').catch(() => null);
	if (text === null) {
		throw new ArchiveError(`要約のファイルを読めません：${path}`);
	}
	// Whoever saved it from a mail or with an editor of Windows may have other ends of lines.
	return `${text
		.replaceAll('\r\n', '\n')
		.replace(/^\uFEFF/, '')
		.trim()}\n`;
}
