import { bytesToHex } from '@noble/hashes/utils.js';
import { ledgerKinds } from '../entry.ts';
import { judgeActFiles, judgeActs } from './acts.ts';
import { judgeHandovers, judgeOutside, judgeOwn, keysFor, ownCheckpoint } from './checkpoints.ts';
import { judgeEnrolments } from './enrolments.ts';
import { type Log, readEntries } from './entries.ts';
import { type Checked, type Fault, faultOf, faulty, firstFault, sound } from './fault.ts';
import { type ArchiveFile, archivePaths, isArchiveFile, isSignoffFile } from './format.ts';
import { listOf } from './guards.ts';
import { readHappenings, type Told } from './happenings.ts';
import { judgeJournal } from './journal.ts';
import { keysOf } from './keys.ts';
import { judgeExport, judgeFiles } from './manifest.ts';
import { type Files, type Means, readFile } from './reading.ts';
import { judgeDecided, judgeSignoffs } from './signoffs.ts';
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
	const isFirstHidden = keys.value[0]?.entry !== 0;
	const isNamed = key === null || isFirstHidden || keys.value.some(({ vkey }) => vkey === key);
	const fault = firstFault([
		() => judgeOwn(log.value, own.value, keysAt(size)),
		() => judgeHandovers(log.value, keys.value, { files, given: key }),
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
				() => (about.acts ? judgeHidden(told, { parts: new Set(parts.value.keys()), own: about.body.code }) : null),
				() => judgeActFiles(told, files, about.acts),
				() => judgeEnrolments(told, ask),
				() => judgeActs(told, log.plan, ask),
				() => judgeSignedWords(told, { files, parts: parts.value, means: ask }),
				() => judgeWords(told, files, ask),
				() => (about.acts ? judgeSignoffs({ told, files, parts: parts.value, means: ask }) : null),
				() => judgeParts(told, parts.value, ask),
				() => (about.acts ? judgeDecided({ told, files, parts: parts.value, means: ask }) : null),
				() => judgeJournal(told, files),
			])
		: parts.fault;
}

/** Kinds that name parts, and are hidden from whoever may not read these. */
const ofParts: readonly string[] = ['freeze', 'reopen', 'correction', 'correction-objected', 'correction-carried'];
/** Kinds of which each body reads its own. */
const ofBodies: readonly string[] = ['passkey', 'export'];

/**
 * Judges what is hidden: only what the body may not read. A detail can be taken out of its line without a key, for the tree holds
 * no more than its digest. Of kinds that came later nothing is known.
 */
function judgeHidden({ hidden }: Told, { parts, own }: { parts: ReadonlySet<string>; own: string }): Fault | null {
	const mayBeHidden = ({ kind, part, body }: Told['hidden'][number]): boolean => {
		if (ofParts.includes(kind)) {
			return part === null || !parts.has(part);
		}
		return ofBodies.includes(kind) ? body !== own : !ledgerKinds.some((known) => known === kind);
	};
	const wrong = hidden.find((one) => !mayBeHidden(one));
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
