import {
	type Capacity,
	canonicalJson,
	capacities,
	type Json,
	type PartContent,
	type PartState,
	partStates,
	type SignoffState,
	signoffStates,
	type Verdict,
	verdicts,
} from '@renkei/plan';
import type { LedgerLine } from '../entry.ts';
import type { ActFile } from './act-file.ts';
import { isActFile } from './act-file.ts';
import {
	type Guard,
	isAnything,
	isCount,
	isDigest,
	isText,
	isTime,
	isTruth,
	listOf,
	oneOf,
	orLeftOut,
	orNull,
	shape,
} from './guards.ts';

/** Files of an archive that have one place. */
export const archivePaths = {
	about: 'archive.json',
	signoffs: 'signoffs.json',
	journal: 'journal.json',
	manifest: 'manifest.json',
	entries: 'ledger/entries.jsonl',
	checkpoint: 'ledger/checkpoint.txt',
} as const;

const named = (section: string, owner: string | null): string => `${section}${owner === null ? '' : `-${owner}`}.json`;
/** Where the words of a part as of its last commit stand. */
export const partPath = (section: string, owner: string | null): string => `parts/${named(section, owner)}`;
export const historyPath = (section: string, owner: string | null): string => `history/${named(section, owner)}`;
/** Where frozen words stand. */
export const wordsPath = (contentHash: string): string => `words/${contentHash.replace('sha256:', '')}.json`;
/** Where the checkpoint stands with which a key was handed over to the one that this entry names. */
export const handoverPath = (entry: number): string => `ledger/handover-${String(entry).padStart(4, '0')}.txt`;
/** Where an act stands by its number. */
export const actPath = (number: number): string => `acts/${String(number).padStart(4, '0')}.json`;

/** archive.json: whose archive of what this is. */
export interface ArchiveFile {
	readonly format: 'renkei.archive.v1';
	readonly plan: { readonly id: string; readonly title: string };
	readonly body: { readonly code: string; readonly name: string };
	readonly person: string;
	readonly at: string;
	/** Whether the body reads the acts of the plan: then every one of them is here. */
	readonly acts: boolean;
}
export const isArchiveFile: Guard<ArchiveFile> = shape<ArchiveFile>({
	format: oneOf(['renkei.archive.v1']),
	plan: shape({ id: isText, title: isText }),
	body: shape({ code: isText, name: isText }),
	person: isText,
	at: isTime,
	acts: isTruth,
});

const isContent = shape<PartContent>({
	template: isText,
	schema: isCount,
	key: isText as Guard<PartContent['key']>,
	body: orNull(isText),
	prose: isAnything as Guard<Json>,
	fields: isAnything as Guard<PartContent['fields']>,
	tables: isAnything as Guard<PartContent['tables']>,
	shown: isAnything as Guard<PartContent['shown']>,
});

/** parts/….json: a part as of its last commit, a frozen one as it was frozen. */
export interface PartFile {
	readonly part: string;
	readonly section: string;
	readonly owner: string | null;
	/** Place in the plan, from 0. */
	readonly position: number;
	readonly seq: number;
	readonly contentHash: string;
	readonly state: PartState;
	readonly content: PartContent;
}
export const isPartFile: Guard<PartFile> = shape<PartFile>({
	part: isText,
	section: isText,
	owner: orNull(isText),
	position: isCount,
	seq: isCount,
	contentHash: isDigest,
	state: oneOf(partStates),
	content: isContent,
});

/** words/….json: the words of a freeze. */
export interface WordsFile {
	readonly part: string;
	readonly seq: number;
	readonly contentHash: string;
	readonly content: PartContent;
	/** The same as plain text. */
	readonly text: string;
}
export const isWordsFile: Guard<WordsFile> = shape<WordsFile>({
	part: isText,
	seq: isCount,
	contentHash: isDigest,
	content: isContent,
	text: isText,
});

/** A row of signoffs.json: one sign-off of one part, with what became of it. */
export interface SignoffFile {
	readonly id: string;
	readonly part: string;
	/** Id of the act that made it; null in rows from before acts were kept. */
	readonly act: string | null;
	readonly body: string;
	readonly verdict: Verdict;
	readonly capacity: Capacity;
	readonly contentHash: string;
	readonly at: string;
	readonly state: SignoffState;
	readonly withdrawnAt: string | null;
	readonly lapsedAt: string | null;
	readonly carriedTo: string | null;
	readonly viewing: 'required' | 'done' | null;
}
export const isSignoffFile: Guard<SignoffFile> = shape<SignoffFile>({
	id: isText,
	part: isText,
	act: orNull(isText),
	body: isText,
	verdict: oneOf(verdicts),
	capacity: oneOf(capacities),
	contentHash: isText,
	at: isText,
	state: oneOf(signoffStates),
	withdrawnAt: orNull(isText),
	lapsedAt: orNull(isText),
	carriedTo: orNull(isText),
	viewing: orNull(oneOf(['required', 'done'])),
});

/** A row of the journal as entries hold it. 軽微な修正 that took effect name what they carried, and to which words. */
export interface JournalDetail {
	readonly id: string;
	readonly kind: string;
	readonly part: string | null;
	readonly seat: string;
	readonly detail: string;
	readonly at: string;
	readonly signoffs?: readonly string[] | undefined;
	readonly to?: string | undefined;
	/** Of a passkey: which one was enrolled or ended, with its COSE key (base64url). */
	readonly credential?: string | undefined;
	readonly publicKey?: string | undefined;
	readonly revoked?: boolean | undefined;
	/** Of one that was enrolled: with what; entries from before that was kept do not say. */
	readonly enrolledBy?: string | undefined;
	/** With what it was registered or ended by another one; judged by itself. */
	readonly proof?: unknown;
}
export const isJournalDetail: Guard<JournalDetail> = shape<JournalDetail>({
	id: isText,
	kind: isText,
	part: orNull(isText),
	seat: isText,
	detail: isText,
	at: isText,
	signoffs: orLeftOut(listOf(isText)),
	to: orLeftOut(isText),
	credential: orLeftOut(isText),
	publicKey: orLeftOut(isText),
	revoked: orLeftOut(isTruth),
	enrolledBy: orLeftOut(isText),
	proof: isAnything,
});

/** A freeze of a part, as genesis and an entry 'freeze' hold it. */
export interface FreezeDetail {
	readonly part: string;
	readonly seq: number;
	readonly hash: string;
	readonly at: string;
}
export const isFreezeDetail: Guard<FreezeDetail> = shape<FreezeDetail>({
	part: isText,
	seq: isCount,
	hash: isText,
	at: isText,
});

/** What an entry 'genesis' holds: the key, and what had happened before the log began. */
export interface GenesisDetail {
	readonly key: string;
	readonly signing: readonly ActFile[];
	readonly acts: readonly JournalDetail[];
	readonly freezes: readonly FreezeDetail[];
	/** Sign-offs from before acts were kept. */
	readonly signoffs?: readonly SignoffFile[] | undefined;
}
export const isGenesisDetail: Guard<GenesisDetail> = shape<GenesisDetail>({
	key: isText,
	signing: listOf(isActFile),
	acts: listOf(isJournalDetail),
	freezes: listOf(isFreezeDetail),
	signoffs: orLeftOut(listOf(isSignoffFile)),
});

/** What an entry 'key' holds: the key that checkpoints are signed with from the next one on. */
export const isKeyDetail = shape<{ readonly key: string; readonly at: string }>({ key: isText, at: isText });

/** What an entry 'export' of an archive holds. */
export const isExportDetail = shape<{ readonly what: 'archive'; readonly manifest: string; readonly body: string }>({
	what: oneOf(['archive']),
	manifest: isDigest,
	body: isText,
});

/** manifest.json: every file but itself and those of the log, by path. */
export interface Manifest {
	readonly format: 'renkei.manifest.v1';
	readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}
export const isManifest: Guard<Manifest> = shape<Manifest>({
	format: oneOf(['renkei.manifest.v1']),
	files: listOf(shape({ path: isText, size: isCount, sha256: isText })),
});

/** Whether a file stands in the manifest. What does not is bound by the log and its checkpoint. */
export function isListed(path: string): boolean {
	return path !== archivePaths.manifest && path !== archivePaths.entries && path !== archivePaths.checkpoint;
}

/** The bytes of a file: canonical JSON and nothing else, so that each byte counts. @throws RangeError as canonicalJson */
export function fileBytes(value: unknown): Uint8Array {
	return new TextEncoder().encode(canonicalJson(value as Json));
}

/** A line of ledger/entries.jsonl: canonical JSON with its line break. */
export function entryLine(line: LedgerLine): string {
	return `${canonicalJson(line as unknown as Json)}\n`;
}

/** The manifest of an archive's files. @param sha256Hex digest of bytes in hex */
export function manifestOf(files: ReadonlyMap<string, Uint8Array>, sha256Hex: (bytes: Uint8Array) => string): Manifest {
	const listed = [...files].filter(([path]) => isListed(path)).map(([path, bytes]) => ({ path, size: bytes.length, bytes }));
	const sorted = listed.toSorted((a, b) => (a.path < b.path ? -1 : 1));
	return {
		format: 'renkei.manifest.v1',
		files: sorted.map(({ path, size, bytes }) => ({ path, size, sha256: sha256Hex(bytes) })),
	};
}
