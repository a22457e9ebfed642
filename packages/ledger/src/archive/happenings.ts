import type { LedgerEntry } from '../entry.ts';
import type { ActFile } from './act-file.ts';
import { isActFile } from './act-file.ts';
import type { Log } from './entries.ts';
import { type Checked, faulty, sound } from './fault.ts';
import {
	archivePaths,
	type FreezeDetail,
	type GenesisDetail,
	isFreezeDetail,
	isGenesisDetail,
	isJournalDetail,
	type JournalDetail,
	type SignoffFile,
} from './format.ts';

/** One thing that happened to sign-offs or parts, in the order of the log. `entry`: the entry that says so. */
export type Happening = { readonly entry: number } & (
	| { readonly kind: 'act'; readonly act: ActFile }
	| ({ readonly kind: 'freeze' } & FreezeDetail)
	/** A freeze whose words the body may not know. */
	| { readonly kind: 'hidden'; readonly part: string }
	| { readonly kind: 'reopen'; readonly part: string }
	| { readonly kind: 'carry'; readonly signoffs: readonly string[]; readonly to: string; readonly at: string }
	| {
			readonly kind: 'passkey';
			readonly credential: string;
			readonly publicKey: string;
			readonly revoked: boolean;
			readonly at: string;
			readonly enrolledBy: string | null;
			readonly proof: unknown;
	  }
);

/** An entry whose detail is not shown. */
type HiddenEntry = Pick<LedgerEntry, 'kind' | 'part' | 'body'> & { readonly entry: number };

/** What a log says happened, as far as it may be read. */
export interface Told {
	readonly happenings: readonly Happening[];
	/** Sign-offs from before acts were kept. */
	readonly signoffs: readonly SignoffFile[];
	/** Rows of the journal that entries hold, by their ids. */
	readonly journal: ReadonlyMap<string, JournalDetail>;
	/** Entries whose detail the body may not read. */
	readonly hidden: readonly HiddenEntry[];
}

/** Whether something of a part's freezes may be hidden: then what depends on them is left alone. */
export function hidesFreezes({ happenings, hidden }: Told): (part: string) => boolean {
	const parts = new Set(happenings.flatMap((one) => (one.kind === 'hidden' ? [one.part] : [])));
	const isGenesisHidden = hidden.some(({ kind }) => kind === 'genesis');
	return (part) => isGenesisHidden || parts.has(part);
}

const FILE = archivePaths.entries;
/** Kinds whose detail this check goes by, though not as a row of the journal. Others may say what they like. */
const ownForms: readonly string[] = ['genesis', 'signing', 'freeze', 'export', 'key', 'restored'];

/** Reads what the entries say. */
export function readHappenings({ lines }: Log): Checked<Told> {
	const happenings: Happening[] = [];
	const journal = new Map<string, JournalDetail>();
	const hidden: HiddenEntry[] = [];
	let signoffs: readonly SignoffFile[] = [];
	for (const [entry, { entry: head, salt, detail }] of lines.entries()) {
		const { kind, part, body } = head;
		if (salt === null) {
			hidden.push({ entry, kind, part, body });
			happenings.push(...hiddenOne(head, entry));
		} else if (kind === 'genesis' && isGenesisDetail(detail)) {
			signoffs = detail.signoffs ?? [];
			happenings.push(...beforeTheLog(detail, entry));
			for (const row of detail.acts) {
				journal.set(row.id, row);
			}
		} else if (kind === 'signing' && isActFile(detail)) {
			happenings.push({ kind: 'act', act: detail, entry });
		} else if (kind === 'freeze' && isFreezeDetail(detail)) {
			const { part: frozen, seq, hash, at } = detail;
			happenings.push({ kind, part: frozen, seq, hash, at, entry });
			if (isJournalDetail(detail)) {
				journal.set(detail.id, detail);
			}
		} else if (kind === 'genesis' || kind === 'signing' || kind === 'freeze') {
			return faulty('detail-unreadable', FILE, kind, entry);
		} else if (!ownForms.includes(kind) && isJournalDetail(detail)) {
			journal.set(detail.id, detail);
			happenings.push(...ofJournal(detail, entry));
		}
	}
	return sound({ happenings, signoffs, journal, hidden });
}

function hiddenOne({ kind, part }: { readonly kind: string; readonly part: string | null }, entry: number): Happening[] {
	if (part === null || !['freeze', 'correction-carried', 'reopen'].includes(kind)) {
		return [];
	}
	return [{ kind: kind === 'reopen' ? 'reopen' : 'hidden', part, entry }];
}

function ofJournal(row: JournalDetail, entry: number): Happening[] {
	const { kind, part, signoffs, to, at, credential, publicKey } = row;
	if (kind === 'reopen' && part !== null) {
		return [{ kind, part, entry }];
	}
	if (kind === 'correction-carried' && signoffs !== undefined && to !== undefined) {
		return [{ kind: 'carry', signoffs, to, at, entry }];
	}
	if (kind === 'passkey' && credential !== undefined && publicKey !== undefined) {
		const { revoked = false, enrolledBy = null, proof } = row;
		return [{ kind, credential, publicKey, revoked, at, enrolledBy, proof, entry }];
	}
	return [];
}

/**
 * What had happened before the log began, in one order: acts and freezes stand in their own, and a sign-off says at which freeze
 * it was given. Between the rest their times decide.
 */
function beforeTheLog({ signing, acts, freezes }: GenesisDetail, entry: number): Happening[] {
	const carried = acts.filter(({ kind }) => kind === 'correction-carried').flatMap((row) => ofJournal(row, entry));
	const frozen: Happening[] = freezes.map((freeze) => ({ ...freeze, kind: 'freeze', entry }));
	const ofParts = merged(frozen, carried, (freeze, carry) => timeOf(freeze) <= timeOf(carry));
	const ofActs: Happening[] = signing.map((act) => ({ kind: 'act', act, entry }));
	return [...merged(ofParts, ofActs, comesFirst), ...reopened(acts, entry)];
}

const timeOf = (one: Happening): string => (one.kind === 'act' ? one.act.at : 'at' in one ? one.at : '');

/** Whether something that happened to a part came before an act. */
function comesFirst(one: Happening, other: Happening): boolean {
	if (one.kind === 'freeze' && other.kind === 'act' && other.act.act === 'sign') {
		const signed = other.act.intent.parts.find(({ part }) => part === one.part);
		if (signed !== undefined) {
			return one.seq <= signed.seq;
		}
	}
	return timeOf(one) <= timeOf(other);
}

/** Two lists as one, each in its own order. */
function merged<T>(first: readonly T[], second: readonly T[], isFirst: (one: T, other: T) => boolean): T[] {
	const all: T[] = [];
	let [one, other] = [0, 0];
	while (one < first.length && other < second.length) {
		const [a, b] = [first[one] as T, second[other] as T];
		if (isFirst(a, b)) {
			all.push(a);
			one += 1;
		} else {
			all.push(b);
			other += 1;
		}
	}
	return [...all, ...first.slice(one), ...second.slice(other)];
}

/** The parts that were open when the log began although they had been frozen. */
function reopened(acts: readonly JournalDetail[], entry: number): Happening[] {
	const last = new Map(acts.flatMap(({ kind, part }) => (part !== null && /^(freeze|reopen)$/.test(kind) ? [[part, kind]] : [])));
	return [...last].flatMap(([part, kind]) => (kind === 'reopen' ? [{ kind, part, entry } as const] : []));
}
