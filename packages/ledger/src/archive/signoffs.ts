import {
	bodyStanding,
	isDecidedStanding,
	isWalled,
	isWholePlan,
	manifestLines,
	type PartKey,
	type Signoff,
	signoffState,
} from '@renkei/plan';
import type { ActFile } from './act-file.ts';
import { type Checked, type Fault, faultOf, faulty, firstFault, sound } from './fault.ts';
import { actPath, archivePaths, isSignoffFile, type PartFile, partPath, type SignoffFile } from './format.ts';
import { listOf } from './guards.ts';
import { hidesFreezes, type Told } from './happenings.ts';
import { readFile } from './reading.ts';
import { comparedHash, type WordsOfPlan } from './whole.ts';

const FILE = archivePaths.signoffs;

/** A sign-off as it follows from the log; whether it is valid depends on the words of today. */
type Replayed = Omit<SignoffFile, 'state'>;

/** What became of every sign-off. Parts of which something is hidden are left alone. */
function replay({ happenings, signoffs }: Told): Checked<ReadonlyMap<string, Replayed>> {
	const all = new Map<string, Replayed>(signoffs.map(({ state: _, ...one }) => [one.id, one]));
	const change = (applies: (one: Replayed) => boolean, changed: (one: Replayed) => Partial<Replayed>): void => {
		for (const one of all.values()) {
			if (applies(one)) {
				all.set(one.id, { ...one, ...changed(one) });
			}
		}
	};
	for (const one of happenings) {
		if (one.kind === 'act') {
			const wrong = record(all, one.act);
			if (wrong !== null) {
				return faulty('act-inconsistent', actPath(one.act.number), wrong);
			}
		} else if (one.kind === 'freeze') {
			const { part, hash, at } = one;
			change(
				({ part: of, contentHash, lapsedAt, withdrawnAt }) =>
					of === part && contentHash !== hash && lapsedAt === null && withdrawnAt === null,
				() => ({ lapsedAt: at }),
			);
			change(
				({ part: of, carriedTo }) => of === part && carriedTo !== hash,
				() => ({ carriedTo: null }),
			);
		} else if (one.kind === 'carry') {
			change(
				({ id }) => one.signoffs.includes(id),
				() => ({ carriedTo: one.to }),
			);
		}
	}
	return sound(all);
}

/** Writes down what an act did. @returns the sign-off of which it cannot have done it, or null */
function record(all: Map<string, Replayed>, { id: act, act: kind, body, at, intent, signoffs }: ActFile): string | null {
	for (const { id, part } of signoffs) {
		const known = all.get(id);
		if (kind === 'sign') {
			const signed = intent.parts.find((one) => one.part === part);
			const { verdict, capacity } = intent.said;
			if (known !== undefined || signed === undefined || verdict === null) {
				return id;
			}
			const viewing = capacity === 'acting' ? 'required' : null;
			const ended = { withdrawnAt: null, lapsedAt: null, carriedTo: null };
			all.set(id, { id, part, act, body, verdict, capacity, contentHash: signed.contentHash, at, ...ended, viewing });
		} else if (known?.part !== part || known.body !== body || known.withdrawnAt !== null) {
			return id;
		} else {
			all.set(id, { ...known, ...(kind === 'withdraw' ? { withdrawnAt: at } : { viewing: 'done' }) });
		}
	}
	return null;
}

/** Judges signoffs.json: it says what follows from the log, no more and no less. */
export function judgeSignoffs(words: WordsOfPlan): Fault | null {
	const { told, files, parts } = words;
	const read = readFile(files, FILE, listOf(isSignoffFile));
	if (!read.ok) {
		return read.fault;
	}
	const replayed = replay(told);
	if (!replayed.ok) {
		return replayed.fault;
	}
	const mayBeHidden = hidesFreezes(told);
	const judge = (row: SignoffFile, at: number): Fault | null => {
		const right = replayed.value.get(row.id);
		if (right === undefined || read.value.findIndex(({ id }) => id === row.id) !== at) {
			return faultOf('signoff-unknown', FILE, row.id, at);
		}
		const differing = (Object.keys(right) as (keyof Replayed)[]).find((name) => row[name] !== right[name]);
		const isLeft = mayBeHidden(row.part) && (differing === 'lapsedAt' || differing === 'carriedTo');
		if (differing !== undefined && !isLeft) {
			return faultOf('signoff-altered', FILE, differing, at);
		}
		const part = parts.get(row.part);
		const compared = part === undefined ? null : comparedHash(part, words);
		return statesOf(row, compared).includes(row.state) ? null : faultOf('signoff-altered', FILE, 'state', at);
	};
	const present = new Set(read.value.map(({ id }) => id));
	const missing = [...replayed.value.keys()].find((id) => !present.has(id));
	return (
		firstFault(read.value.map((row, at) => () => judge(row, at))) ??
		(missing === undefined ? null : faultOf('signoff-missing', FILE, missing))
	);
}

/** The states that a sign-off may have: one, where it is known what it is compared with. */
function statesOf(row: SignoffFile, compared: string | null): readonly SignoffFile['state'][] {
	const signoff: Signoff = row;
	if (row.withdrawnAt !== null || compared !== null) {
		return [signoffState(signoff, compared ?? '')];
	}
	return row.lapsedAt !== null && row.carriedTo === null ? ['lapsed'] : ['valid', 'lapsed'];
}

/**
 * Judges the parts that are called decided: each body whose 決裁 that takes has given it to these words. Of a trunk these are
 * all that have parts of their own; 21 is decided only with every other part, and while it names their words.
 */
export function judgeDecided(words: WordsOfPlan): Fault | null {
	const { files, parts } = words;
	const read = readFile(files, FILE, listOf(isSignoffFile));
	if (!read.ok) {
		return read.fault;
	}
	const signed = [...parts.values()].filter(({ section }) => !isWalled({ key: section as PartKey }));
	const owners = [...new Set(signed.flatMap(({ owner }) => owner ?? []))];
	const lacks = (file: PartFile): string | null => {
		const { part, section, owner, contentHash } = file;
		const isWhole = isWholePlan({ key: section as PartKey });
		// One that was frozen before there were manifests names nothing.
		if (isWhole && (manifestLines(file.content.shown).length === 0 || comparedHash(file, words) !== contentHash)) {
			return 'manifest';
		}
		const open = isWhole ? signed.find((other) => other.part !== part && other.state !== 'decided') : undefined;
		const rows = read.value.filter((row) => row.part === part);
		const bodies = owner === null ? owners : [owner];
		return open?.part ?? bodies.find((body) => !isDecidedStanding(bodyStanding(body, rows, contentHash))) ?? null;
	};
	return firstFault(
		signed.map((file) => () => {
			const lacking = file.state === 'decided' ? lacks(file) : null;
			return lacking === null ? null : faultOf('part-undecided', partPath(file.section, file.owner), lacking);
		}),
	);
}
