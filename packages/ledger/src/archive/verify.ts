import { bytesToHex } from '@noble/hashes/utils.js';
import { judgeActFiles, judgeActs } from './acts.ts';
import { judgeOutside, judgeOwn, keysFor, ownCheckpoint } from './checkpoints.ts';
import { type Log, readEntries } from './entries.ts';
import { type Checked, type Fault, faultOf, faulty, firstFault, sound } from './fault.ts';
import { type ArchiveFile, archivePaths, isArchiveFile, isSignoffFile } from './format.ts';
import { listOf } from './guards.ts';
import { readHappenings, type Told } from './happenings.ts';
import { judgeJournal } from './journal.ts';
import { keysOf } from './keys.ts';
import { judgeExport, judgeFiles } from './manifest.ts';
import { type Files, type Means, readFile } from './reading.ts';
import { judgeSignoffs } from './signoffs.ts';
import { judgeParts, judgeSignedWords, judgeWords, readParts } from './words.ts';

/** What an archive is checked against. */
export type VerifyAsk = Means & {
	/** Checkpoints that were kept elsewhere. */
	readonly checkpoints: readonly string[];
	/** A verifier key that was learnt elsewhere, or null. */
	readonly key: string | null;
};

/** What an archive in which everything agrees says. */
export interface Summary {
	readonly plan: ArchiveFile['plan'];
	readonly body: ArchiveFile['body'];
	readonly person: string;
	readonly at: string;
	readonly entries: number;
	/** Entries whose details this body may not read: their place in the log was checked, not what they say. */
	readonly hidden: number;
	readonly files: number;
	readonly acts: number;
	/** Acts that a passkey proves. */
	readonly passkeys: number;
	readonly signoffs: Readonly<Record<'valid' | 'lapsed' | 'withdrawn', number>>;
	readonly checkpoint: { readonly size: number; readonly root: string };
	/** The key that the newest checkpoint is signed with, and whether it was handed in as well. */
	readonly key: string;
	readonly keyGiven: boolean;
	/** Checkpoints from elsewhere that agree. */
	readonly outside: number;
}

export type Verdict = { readonly ok: true; readonly summary: Summary } | { readonly ok: false; readonly fault: Fault };

/**
 * Checks an archive and names the first thing that is wrong: the log first, then the files by it, then what they say. Pure, and
 * never throws, whatever the bytes.
 */
export function verifyArchive(files: Files, ask: VerifyAsk): Verdict {
	try {
		const log = judgeLog(files, ask);
		const judged = log.ok ? judgeContents(files, ask, log.value) : log;
		return judged.ok ? { ok: true, summary: judged.value } : judged;
	} catch (error) {
		return faulty('unreadable', '', error instanceof Error ? error.message : String(error));
	}
}

type SoundLog = Log & { readonly checkpoint: Summary['checkpoint']; readonly key: string };

function judgeLog(files: Files, { checkpoints, key }: VerifyAsk): Checked<SoundLog> {
	const own = ownCheckpoint(files);
	if (!own.ok) {
		return own;
	}
	const log = readEntries(files, own.value);
	if (!log.ok) {
		return log;
	}
	const keys = keysOf(log.value);
	if (!keys.ok) {
		return keys;
	}
	const keysAt = keysFor(keys.value, key);
	const { size, root } = own.value;
	const newest = keysAt(size).at(-1);
	if (newest === undefined) {
		return faulty('key-unknown', archivePaths.entries, 'key');
	}
	const isNamed = key === null || keys.value.length === 0 || keys.value.some(({ vkey }) => vkey === key);
	const fault = firstFault([
		() => judgeOwn(log.value, own.value, keysAt(size)),
		() => (isNamed ? null : faultOf('key-other', archivePaths.entries, newest)),
		() => judgeOutside(log.value, checkpoints, keysAt),
	]);
	return fault === null
		? sound({ ...log.value, checkpoint: { size, root: bytesToHex(root) }, key: newest })
		: { ok: false, fault };
}

function judgeContents(files: Files, ask: VerifyAsk, log: SoundLog): Checked<Summary> {
	const body = judgeExport(log, files, ask);
	if (!body.ok) {
		return body;
	}
	const listed = judgeFiles(files, ask);
	if (listed !== null) {
		return { ok: false, fault: listed };
	}
	const about = readFile(files, archivePaths.about, isArchiveFile);
	if (!about.ok) {
		return about;
	}
	if (about.value.plan.id !== log.plan || about.value.body.code !== body.value) {
		return faulty('about-differs', archivePaths.about, 'plan or body');
	}
	const told = readHappenings(log);
	if (!told.ok) {
		return told;
	}
	const fault = judgeTold(files, { ask, log, told: told.value, about: about.value });
	return fault === null ? summaryOf(files, { ask, log, told: told.value, about: about.value }) : { ok: false, fault };
}

interface Contents {
	readonly ask: VerifyAsk;
	readonly log: SoundLog;
	readonly told: Told;
	readonly about: ArchiveFile;
}

/** Judges what the files say by what the log tells. */
function judgeTold(files: Files, { ask, log, told, about }: Contents): Fault | null {
	const parts = readParts(files);
	return parts.ok
		? firstFault([
				() => (about.acts ? judgeHidden(told, new Set(parts.value.keys())) : null),
				() => judgeActFiles(told, files, about.acts),
				() => judgeActs(told, log.plan, ask),
				() => judgeSignedWords(told, { files, parts: parts.value, means: ask }),
				() => judgeWords(told, files, ask),
				() => (about.acts ? judgeSignoffs({ told, files, parts: parts.value, means: ask }) : null),
				() => judgeParts(told, parts.value, ask),
				() => judgeJournal(told, files),
			])
		: parts.fault;
}

/** Judges what is hidden: nothing that says what became of the sign-offs of parts that the body has. */
function judgeHidden({ hidden }: Told, parts: ReadonlySet<string>): Fault | null {
	const wrong = hidden.find(
		({ kind, part }) =>
			kind === 'genesis' ||
			kind === 'signing' ||
			((kind === 'freeze' || kind === 'correction-carried') && part !== null && parts.has(part)),
	);
	return wrong === undefined ? null : faultOf('detail-hidden', archivePaths.entries, wrong.kind, wrong.entry);
}

function summaryOf(files: Files, { ask, log, told, about }: Contents): Checked<Summary> {
	const signoffs = readFile(files, archivePaths.signoffs, listOf(isSignoffFile));
	if (!signoffs.ok) {
		return signoffs;
	}
	const acts = told.happenings.flatMap((one) => (one.kind === 'act' ? [one.act] : []));
	const count = (state: 'valid' | 'lapsed' | 'withdrawn'): number => signoffs.value.filter((one) => one.state === state).length;
	const { plan, body, person, at } = about;
	return sound({
		...{ plan, body, person, at },
		entries: log.lines.length,
		hidden: told.hidden.length,
		files: files.size,
		acts: acts.length,
		passkeys: acts.filter(({ evidence }) => evidence.stepUp.method === 'passkey').length,
		signoffs: { valid: count('valid'), lapsed: count('lapsed'), withdrawn: count('withdrawn') },
		...{ checkpoint: log.checkpoint, key: log.key, keyGiven: ask.key !== null, outside: ask.checkpoints.length },
	});
}
